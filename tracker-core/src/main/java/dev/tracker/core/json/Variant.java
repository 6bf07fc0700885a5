package dev.tracker.core.json;

/** An enum constant that stands for one record of a sealed family. */
public interface Variant {

    /** The record's class. */
    Class<? extends Record> variant();
}
