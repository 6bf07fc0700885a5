package dev.tracker.persistence.statusfile;

/** Reads the entries of one section, block by block. */
interface SectionReader {

    void read(Block block);

    /** Whether a heading is part of an entry's own text, whatever it says. */
    default boolean holds(Block heading) {
        return false;
    }

    /** Ends the section; answers how many entries it has, with those that cannot be read. */
    int end();
}
