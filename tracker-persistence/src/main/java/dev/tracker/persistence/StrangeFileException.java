package dev.tracker.persistence;

import org.sqlite.SQLiteErrorCode;
import org.sqlite.SQLiteException;

/** A file in the place of a database's, or beside it, that SQLite must not open. Counts as one that it cannot open. */
final class StrangeFileException extends SQLiteException {

    private static final long serialVersionUID = 1L;

    /** @param sentence fit for people: which file, and what to do */
    StrangeFileException(String sentence) {
        super(sentence, SQLiteErrorCode.SQLITE_CANTOPEN);
    }
}
