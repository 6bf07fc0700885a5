package dev.tracker.core.statusfile;

/** What became of a session prompt file. */
public sealed interface PromptReading {

    /** How the file is called. */
    String file();

    /** A prompt that can be imported. */
    record Read(String file, StatedPrompt prompt) implements PromptReading {}

    /**
     * A prompt that cannot.
     *
     * @param line where the fault is, counted from 1
     * @param reason a whole sentence that says what is wrong and what to write instead
     */
    record Skipped(String file, int line, String reason) implements PromptReading {}
}
