package dev.tracker.core.vendor;

/** A format that an extractor may read. */
public enum Format {
    EXCEL,
    CSV,
    PDF,
    OCR
}
