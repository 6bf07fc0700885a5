package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.fault.ChildJvm;
import java.io.IOException;

/** A JVM beside the test's own that clones a database of each kind, names both, and waits for the end of its input. */
final class TestJvm implements AutoCloseable {

    private final ChildJvm jvm = ChildJvm.start(TestJvm.class);

    private TestJvm() {}

    public static void main(String... arguments) throws IOException {
        for (Kind kind : Kind.values()) {
            System.out.println(
                    TestDatabases.cloned(kind, OneItem.NAME, new OneItem()).jdbcUrl());
        }
        System.in.read();
    }

    static TestJvm start() {
        return new TestJvm();
    }

    TestDatabase next(Kind kind) {
        return new TestDatabase(kind, jvm.awaitLine(), null, null, () -> {});
    }

    void end() {
        jvm.endInput();
        jvm.awaitExit();
    }

    void kill() {
        jvm.kill();
    }

    @Override
    public void close() {
        jvm.close();
    }
}
