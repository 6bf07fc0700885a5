package dev.tracker.testkit.fault;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.TimeUnit;
import org.jspecify.annotations.Nullable;

/** What a process writes, read by a thread of its own as it comes; only whole lines count. */
final class ChildOutput {

    private final Queue<String> lines = new ArrayDeque<>();
    private final Thread reader;
    private boolean ended;

    ChildOutput(InputStream stream) {
        reader = new Thread(() -> read(stream), "child-jvm-output");
        reader.setDaemon(true);
        reader.start();
    }

    /** Takes the next line; null where none comes before the end of the output or of the patience. */
    synchronized @Nullable String next(Duration patience) throws InterruptedException {
        long deadline = System.nanoTime() + patience.toNanos();
        while (lines.isEmpty() && !ended) {
            long left = deadline - System.nanoTime();
            if (left <= 0) {
                return null;
            }
            // A wait of 0 ms would have no end.
            wait(TimeUnit.NANOSECONDS.toMillis(left) + 1);
        }
        return lines.poll();
    }

    /** Takes all lines that are there. */
    synchronized List<String> rest() {
        List<String> rest = new ArrayList<>(lines);
        lines.clear();
        return rest;
    }

    void awaitEnd() throws InterruptedException {
        reader.join();
    }

    private void read(InputStream stream) {
        ByteArrayOutputStream line = new ByteArrayOutputStream();
        byte[] bytes = new byte[8192];
        try (stream) {
            for (int length = stream.read(bytes); length >= 0; length = stream.read(bytes)) {
                for (int i = 0; i < length; i++) {
                    if (bytes[i] == '\n') {
                        add(line.toString(StandardCharsets.UTF_8).stripTrailing());
                        line.reset();
                    } else {
                        line.write(bytes[i]);
                    }
                }
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the output of a process cannot be read", e);
        } finally {
            end();
        }
    }

    private synchronized void add(String line) {
        lines.add(line);
        notifyAll();
    }

    private synchronized void end() {
        ended = true;
        notifyAll();
    }
}
