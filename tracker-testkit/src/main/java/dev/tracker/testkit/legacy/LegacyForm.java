package dev.tracker.testkit.legacy;

/** How people keep a status file. */
public enum LegacyForm {
    /** Headings with totals, plain fields, one line an enhancement. */
    PLAIN,
    /** Bold names of fields and vendors, headings below headings for enhancements. */
    BOLD,
    /** All headings one level deeper, in capitals, without counts. */
    SHIFTED,
    /** Each section in a form of its own, in another order, with remarks between. */
    MIXED
}
