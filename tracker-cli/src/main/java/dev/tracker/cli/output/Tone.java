package dev.tracker.cli.output;

/** What a piece of text means, and so how it looks on a terminal that has colour. */
public enum Tone {
    PLAIN(""),
    STRONG("1"),
    FAINT("2"),
    GOOD("32"),
    BAD("31"),
    CAUTION("33");

    private final String code;

    Tone(String code) {
        this.code = code;
    }

    String paint(String text, boolean colour) {
        return !colour || code.isEmpty() || text.isEmpty() ? text : "\u001b[" + code + "m" + text + "\u001b[0m";
    }
}
