package dev.tracker.persistence.statusfile;

/** Front matter that cannot be read. The message is the rest of a sentence, without its full stop. */
final class FrontMatterException extends Exception {

    private static final long serialVersionUID = 1L;

    private final int line;

    FrontMatterException(int line, String message) {
        super(message);
        this.line = line;
    }

    /** Where, counted from 1 in the file. */
    int line() {
        return line;
    }
}
