package dev.tracker.persistence;

import java.nio.file.Path;
import java.sql.SQLException;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A fault of a record's file that SQLite does not report. Its message is a sentence for people. */
final class RecordFileException extends SQLException {

    private static final long serialVersionUID = 1L;

    private final Kind kind;

    /** What is wrong with the file. */
    enum Kind {
        /** No record was made yet. */
        NONE_YET,
        /** No record was made yet, and none may be made in this folder. */
        NOT_HERE,
        /** The file, or a companion of SQLite's, is gone, is another, or is out of this user's reach. */
        GONE,
        /** The file can be read only. */
        READ_ONLY,
        /** Another process holds the lock of writers. */
        HELD
    }

    RecordFileException(Kind kind, String sentence) {
        super(sentence);
        this.kind = kind;
    }

    /** The refusal of a file that is not there any more, with what to do about it. */
    static RecordFileException gone(Path file) {
        return new RecordFileException(
                Kind.GONE,
                "The record's file '" + file + "' is gone. Put it back, or its newest backup with 'tracker restore"
                        + " --latest'; 'tracker init' begins a new, empty record.");
    }

    /** The refusal of a file that holds another record than the one that was worked on. */
    static RecordFileException another(Path file, UUID wanted, String found) {
        return new RecordFileException(
                Kind.GONE,
                "The file '" + file + "' holds another record (" + found
                        + ") than the one that was in it when this program"
                        + " began (" + wanted + "). Put that one back, for example with 'tracker restore'; to work with"
                        + " the other, start this program anew.");
    }

    /** The refusal of a file of which this user may not even know whether it is there. */
    static RecordFileException outOfReach(Path file) {
        return new RecordFileException(
                Kind.GONE,
                "The record's file '" + file
                        + "' cannot be reached: this user may not look into its folder. The folder's"
                        + " owner can allow it, or the user that it belongs to can run this.");
    }

    /** The kind of the fault behind a refusal; null where it is another fault. */
    static @Nullable Kind kindOf(@Nullable Throwable fault) {
        return SqlErrors.sqlCause(fault) instanceof RecordFileException found ? found.kind : null;
    }

    String sentence() {
        return String.valueOf(getMessage());
    }
}
