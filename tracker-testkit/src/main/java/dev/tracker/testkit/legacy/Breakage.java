package dev.tracker.testkit.legacy;

/** What can be wrong with a status file. */
public enum Breakage {
    /** A rule of the domain is broken: a vendor is named twice. */
    VENDOR_TWICE,
    /** A rule of the domain is broken: a vendor's name has other characters. */
    VENDOR_NAME,
    /** A rule of the domain is broken: more tests pass than there are. */
    TOO_MANY_PASSING,
    /** A rule of the domain is broken: a deployment is of a day that there is not. */
    NO_SUCH_DAY,
    /** A heading counts other entries than follow it. */
    COUNT,
    /** A prompt's front matter is not YAML. */
    PROMPT_YAML,
    /** A prompt's front matter is never closed. */
    PROMPT_UNCLOSED
}
