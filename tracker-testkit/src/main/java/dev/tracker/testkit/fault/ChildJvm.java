package dev.tracker.testkit.fault;

import java.io.IOException;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.TimeUnit;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * A main class that runs in a process of its own, made to be killed.
 *
 * <pre>{@code
 * try (ChildJvm writer = ChildJvm.start(WritingMain.class, database.jdbcUrl())) {
 *     writer.awaitLines(20);
 *     List<String> acknowledged = writer.kill();
 *     ...
 * }
 * }</pre>
 *
 * <p>It has this JVM's class path, Java and environment. Its output is read as UTF-8 while it runs, so it never waits
 * for a reader. It ends at the latest when it is closed or this JVM ends, unless this JVM is itself killed; a child
 * that reads its standard input sees the end of that even then. All methods may be called by any thread.
 */
public final class ChildJvm implements AutoCloseable {

    /** How long anything is waited for. */
    public static final Duration PATIENCE = Duration.ofMinutes(3);

    private static final Set<ChildJvm> RUNNING = ConcurrentHashMap.newKeySet();

    static {
        Runtime.getRuntime().addShutdownHook(new Thread(() -> RUNNING.forEach(ChildJvm::close), "child-jvms-kill"));
    }

    private final String name;
    private final Process process;
    /** For what a library unpacks and removes at the end of its JVM, but not of one that is killed. */
    private final Path scratch;

    private final ChildOutput output;
    private final ChildOutput errors;
    private final List<String> errorLines = new ArrayList<>();

    private ChildJvm(String name, Process process, Path scratch) {
        this.name = name;
        this.scratch = scratch;
        this.process = process;
        output = new ChildOutput(process.getInputStream());
        errors = new ChildOutput(process.getErrorStream());
        RUNNING.add(this);
    }

    /** Starts a main class of this JVM's class path. */
    public static ChildJvm start(Class<?> main, String... arguments) {
        return start(List.of(), main, arguments);
    }

    /**
     * Starts a main class of this JVM's class path.
     *
     * @param options for the JVM, as {@code -Xmx64m}
     */
    public static ChildJvm start(List<String> options, Class<?> main, String... arguments) {
        Path scratch = newScratch();
        List<String> command = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                // It lives for seconds, and shares the processors with others of its kind.
                "-XX:TieredStopAtLevel=1",
                "-XX:+UseSerialGC",
                "--enable-native-access=ALL-UNNAMED",
                "-Djava.io.tmpdir=" + System.getProperty("java.io.tmpdir"),
                "-Dorg.sqlite.tmpdir=" + scratch));
        command.addAll(options);
        command.addAll(List.of("-cp", System.getProperty("java.class.path"), main.getName()));
        command.addAll(List.of(arguments));
        try {
            return new ChildJvm(main.getSimpleName(), new ProcessBuilder(command).start(), scratch);
        } catch (IOException e) {
            delete(scratch);
            throw new UncheckedIOException("no JVM can be started", e);
        }
    }

    /** Returns the operating system's number for the process. */
    public long pid() {
        return process.pid();
    }

    /**
     * Waits for the next line of its standard output, each line once.
     *
     * @throws AssertionError if it ends, or {@link #PATIENCE} does, before it prints one
     */
    public String awaitLine() {
        return awaitLines(1).get(0);
    }

    /** Waits for so many lines of its standard output; see {@link #awaitLine()}. */
    public List<String> awaitLines(int count) {
        List<String> lines = new ArrayList<>();
        while (lines.size() < count) {
            lines.add(next());
        }
        return lines;
    }

    /** Waits for a line that meets the condition and passes over those before it; see {@link #awaitLine()}. */
    public String awaitLine(Predicate<String> condition) {
        String line = next();
        while (!condition.test(line)) {
            line = next();
        }
        return line;
    }

    /** Writes a line to its standard input. */
    public void send(String line) {
        try {
            OutputStream in = process.getOutputStream();
            in.write((line + "\n").getBytes(StandardCharsets.UTF_8));
            in.flush();
        } catch (IOException e) {
            throw new AssertionError(name + " no longer reads. " + errorOutput(), e);
        }
    }

    /** Ends its standard input. */
    public void endInput() {
        try {
            process.getOutputStream().close();
        } catch (IOException e) {
            throw new AssertionError(name + " no longer reads. " + errorOutput(), e);
        }
    }

    /**
     * Kills it at once, as {@code kill -9} does, and waits until it is gone.
     *
     * @return what it printed before its death and nobody awaited; the last line only if it is whole
     */
    public List<String> kill() {
        destroy(process);
        awaitEnd();
        return output.rest();
    }

    /**
     * Kills it after so long, unless it ends before.
     *
     * @return as {@link #kill()}
     */
    public List<String> killAfter(Duration time) {
        try {
            process.waitFor(time.toNanos(), TimeUnit.NANOSECONDS);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return kill();
    }

    /**
     * Waits until it ends by itself.
     *
     * @return its exit status
     * @throws AssertionError if it does not within {@link #PATIENCE}; it is killed then
     */
    public int awaitExit() {
        try {
            if (!process.waitFor(PATIENCE.toNanos(), TimeUnit.NANOSECONDS)) {
                kill();
                throw new AssertionError(name + " did not end within " + PATIENCE + ". " + errorOutput());
            }
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        return awaitEnd();
    }

    /**
     * Waits until it ends by itself, and asks that it did so without a failure.
     *
     * @return what it printed and nobody awaited
     * @throws AssertionError with what it wrote to its standard error, if its exit status is not 0
     */
    public List<String> awaitSuccess() {
        int status = awaitExit();
        if (status != 0) {
            throw new AssertionError(name + " ended with status " + status + ". " + errorOutput());
        }
        return output.rest();
    }

    /** Returns all it has written to its standard error so far. */
    public String errorOutput() {
        synchronized (errorLines) {
            errorLines.addAll(errors.rest());
            return String.join("\n", errorLines);
        }
    }

    /** Kills it if it still runs, and waits until it is gone. */
    @Override
    public void close() {
        kill();
    }

    private String next() {
        @Nullable String line;
        try {
            line = output.next(PATIENCE);
        } catch (InterruptedException e) {
            throw interrupted(e);
        }
        if (line == null) {
            throw new AssertionError(
                    name + " printed no further line, up to its end or for " + PATIENCE + ". " + errorOutput());
        }
        return line;
    }

    private int awaitEnd() {
        try {
            int status = process.waitFor();
            output.awaitEnd();
            errors.awaitEnd();
            delete(scratch);
            return status;
        } catch (InterruptedException e) {
            throw interrupted(e);
        } finally {
            RUNNING.remove(this);
        }
    }

    private static Path newScratch() {
        try {
            return Files.createTempDirectory("child-jvm-");
        } catch (IOException e) {
            throw new UncheckedIOException("no temporary folder can be made", e);
        }
    }

    private static void delete(Path scratch) {
        if (Files.notExists(scratch)) {
            return;
        }
        try (DirectoryStream<Path> files = Files.newDirectoryStream(scratch)) {
            for (Path file : files) {
                Files.delete(file);
            }
            Files.delete(scratch);
        } catch (IOException e) {
            throw new UncheckedIOException("a child's temporary files cannot be removed", e);
        }
    }

    /** By its handle: the process's own method closes the stream with what it still said. */
    private static void destroy(Process process) {
        process.toHandle().destroyForcibly();
    }

    private AssertionError interrupted(InterruptedException e) {
        destroy(process);
        Thread.currentThread().interrupt();
        return new AssertionError("interrupted while " + name + " was waited for, which is killed", e);
    }
}
