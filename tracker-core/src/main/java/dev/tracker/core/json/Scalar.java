package dev.tracker.core.json;

/** A record of one component that is shown as that component alone: an id, a key, a quarter. */
public interface Scalar {

    /** The one component. */
    Object value();
}
