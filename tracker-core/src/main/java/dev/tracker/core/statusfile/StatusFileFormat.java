package dev.tracker.core.statusfile;

/** Reads and writes the text of status files. Safe for use by several threads. */
public interface StatusFileFormat {

    /**
     * Reads a status file of any accepted form. No text makes it fail: what it does not understand is
     * among the unparsed.
     */
    ParsedStatusFile parse(SourceText source);

    /**
     * The generated file. Reading it gives back what the snapshot states, whatever its texts hold.
     *
     * @return lines ended by line feeds, the last one too
     */
    String render(StatusSnapshot snapshot);
}
