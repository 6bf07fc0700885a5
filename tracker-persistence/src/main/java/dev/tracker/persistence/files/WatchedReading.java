package dev.tracker.persistence.files;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.attribute.BasicFileAttributes;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/**
 * Reads without waiting for ever. A pipe that somebody puts in a file's place after it was looked at waits when it is opened, and Java
 * can neither be told not to wait nor be stopped in it; so another thread opens and reads, and is left alone in that case.
 */
final class WatchedReading {

    private static final Duration GLANCE = Duration.ofMillis(50);
    private static final Duration PATIENCE = Duration.ofSeconds(20);

    private WatchedReading() {}

    /** What {@code reading} gives, unless it waits and something else stands in the place of the file. */
    static byte[] of(Place place, Callable<byte[]> reading) throws IOException {
        FutureTask<byte[]> task = new FutureTask<>(reading);
        Thread reader = new Thread(task, "tracker-reading");
        reader.setDaemon(true);
        reader.start();
        try {
            return result(task, place);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IOException("the call was interrupted", e);
        } finally {
            task.cancel(true);
        }
    }

    private static byte[] result(FutureTask<byte[]> task, Place place) throws IOException, InterruptedException {
        long deadline = System.nanoTime() + PATIENCE.toNanos();
        while (true) {
            try {
                return task.get(GLANCE.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                glance(place);
                if (System.nanoTime() - deadline > 0) {
                    throw new IOException("it could not be read within " + PATIENCE.toSeconds() + " seconds", e);
                }
            } catch (ExecutionException e) {
                throw thrown(e);
            }
        }
    }

    private static void glance(Place place) throws IOException {
        Path path = place.root();
        for (String name : place.asFolder()) {
            path = path.resolve(name);
        }
        try {
            FileReading.refuseUnlessFile(
                    Files.readAttributes(path, BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS), place.asked());
        } catch (NoSuchFileException e) {
            // It comes back, or the reading itself finds out.
            return;
        }
    }

    private static IOException thrown(ExecutionException fault) {
        if (fault.getCause() instanceof IOException read) {
            return read;
        }
        if (fault.getCause() instanceof RuntimeException refusal) {
            throw refusal;
        }
        return new IOException(fault.getCause());
    }
}
