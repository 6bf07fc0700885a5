package dev.tracker.testkit;

import dev.tracker.testkit.database.TestDatabase;
import java.util.Deque;
import java.util.Map;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.ConcurrentLinkedDeque;

/**
 * Databases with an empty record, for tests that leave them as they were. Tests that run at once have
 * different ones: in one database they would wait for each other's locks until the other test is over. What
 * is idle when the JVM ends is dropped then.
 */
final class DatabasePool {

    private record Key(Class<?> store, TestDatabase.Kind kind) {}

    private static final Map<Key, Deque<TestDatabase>> IDLE = new ConcurrentHashMap<>();

    private DatabasePool() {}

    /** A database for the caller alone. */
    static Lease lease(StoreUnderTest store, TestDatabase.Kind kind) {
        Deque<TestDatabase> idle =
                IDLE.computeIfAbsent(new Key(store.provider().getClass(), kind), key -> new ConcurrentLinkedDeque<>());
        TestDatabase held = idle.pollFirst();
        return new Lease(held == null ? store.database(kind) : held, idle);
    }

    /** The use of a database. */
    static final class Lease implements AutoCloseable {

        private final TestDatabase database;
        private final Deque<TestDatabase> idle;
        private boolean spoiled;

        private Lease(TestDatabase database, Deque<TestDatabase> idle) {
            this.database = database;
            this.idle = idle;
        }

        TestDatabase database() {
            return database;
        }

        /** Says that the database may not be as it was. */
        void spoil() {
            spoiled = true;
        }

        /** Gives the database to the next test, unless something may remain in it. */
        @Override
        public void close() {
            if (spoiled) {
                database.close();
            } else {
                idle.addFirst(database);
            }
        }
    }
}
