package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.io.BufferedReader;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** A JVM beside the test's own that clones a database of each kind, names both, and waits for the end of its input. */
final class TestJvm implements AutoCloseable {

    private final Process process;
    private final BufferedReader output;

    private TestJvm(Process process) {
        this.process = process;
        this.output = process.inputReader(StandardCharsets.UTF_8);
    }

    public static void main(String... arguments) throws IOException {
        for (Kind kind : Kind.values()) {
            System.out.println(
                    TestDatabases.cloned(kind, OneItem.NAME, new OneItem()).jdbcUrl());
        }
        System.in.read();
    }

    static TestJvm start() throws IOException {
        ProcessBuilder builder = new ProcessBuilder(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                TestJvm.class.getName());
        return new TestJvm(
                builder.redirectError(ProcessBuilder.Redirect.DISCARD).start());
    }

    TestDatabase next(Kind kind) throws IOException {
        String url = output.readLine();
        if (url == null) {
            throw new IOException("the JVM ended early");
        }
        return new TestDatabase(kind, url, null, null, () -> {});
    }

    void end() throws IOException {
        process.getOutputStream().close();
        process.onExit().join();
    }

    void kill() {
        process.destroyForcibly().onExit().join();
    }

    @Override
    public void close() {
        kill();
    }
}
