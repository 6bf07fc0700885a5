package dev.tracker.persistence;

import dev.tracker.persistence.files.FolderProjectFiles;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Path;
import java.util.concurrent.CompletableFuture;

/** A process that holds the lock on a project's files while a second thread of its own waits for the replay's. */
final class LocksMain {

    private LocksMain() {}

    /** Takes the project's folder and the replay's lock; holds the files until a line comes in. */
    public static void main(String[] args) {
        ReplayLock replay = new ReplayLock(Path.of(args[1]));
        CompletableFuture<Boolean> other = new FolderProjectFiles(Path.of(args[0])).exclusively(() -> {
            System.out.println("has the files");
            CompletableFuture<Boolean> waiting =
                    CompletableFuture.supplyAsync(() -> replay.alone(() -> System.out.println("has the replay")));
            readLine();
            return waiting;
        });
        System.exit(other.join() ? 0 : 1);
    }

    private static void readLine() {
        try {
            int read = System.in.read();
            while (read >= 0 && read != '\n') {
                read = System.in.read();
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
