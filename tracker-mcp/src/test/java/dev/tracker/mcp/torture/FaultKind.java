package dev.tracker.mcp.torture;

import java.util.List;

/** A fault, and what it befalls. */
enum FaultKind {
    /** All connections of a machine are reset. */
    CUT(Scope.NETWORK),
    /** A connection of a machine ends after some bytes. */
    CUT_AT_BYTE(Scope.NETWORK),
    CUT_BEFORE_COMMIT(Scope.NETWORK),
    CUT_DURING_COMMIT(Scope.NETWORK),
    CUT_AFTER_COMMIT(Scope.NETWORK),
    /** No byte of a machine's passes for a time. */
    STALL(Scope.NETWORK),
    /** Every portion of a machine's takes longer. */
    DELAY(Scope.NETWORK),
    /** Everything that a machine sends or is sent is lost, for a time. */
    BLACK_HOLE(Scope.NETWORK),
    /** A machine's connections are reset, and new ones refused, for a time. */
    REFUSE(Scope.NETWORK),
    /** PostgreSQL has no connection free for anybody. */
    NO_CONNECTION_FREE(Scope.DATABASE),
    /** PostgreSQL ends all sessions. */
    SESSIONS_ENDED(Scope.DATABASE),
    DATABASE_STOPPED(Scope.DATABASE),
    DATABASE_KILLED(Scope.DATABASE),
    /** The record's file is moved away, and back after a time. */
    FILE_MOVED(Scope.FILE),
    /** Another record's file stands in its place for a time. */
    FILE_REPLACED(Scope.FILE),
    /** A copy of the file, made at that moment, is put in its place. */
    FILE_RESTORED(Scope.FILE),
    /** Another program holds the file. */
    FILE_LOCKED(Scope.FILE),
    DISK_FULL(Scope.FILE),
    SERVER_KILLED(Scope.PROCESS),
    SERVER_SUSPENDED(Scope.PROCESS);

    /** What a fault befalls; no two faults befall the same at once. */
    enum Scope {
        NETWORK,
        DATABASE,
        FILE,
        PROCESS
    }

    private final Scope scope;

    FaultKind(Scope scope) {
        this.scope = scope;
    }

    Scope scope() {
        return scope;
    }

    static List<FaultKind> of(Scope scope) {
        return List.of(values()).stream().filter(kind -> kind.scope == scope).toList();
    }
}
