package dev.tracker.core.statusfile;

/** Reads session prompt files. Safe for use by several threads. */
public interface SessionPromptFormat {

    /**
     * Reads a prompt: YAML front matter with {@code schema_version} and {@code title}, then text. No
     * text makes it fail: what is malformed is a reading that says so.
     *
     * @param file how the file is called in the answer
     */
    PromptReading parse(String file, SourceText source);
}
