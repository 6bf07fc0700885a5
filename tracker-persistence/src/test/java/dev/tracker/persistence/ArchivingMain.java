package dev.tracker.persistence;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.entity.Caller;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;

/** Archives, says so after each batch, and waits for a line before the next. Made to be killed. */
final class ArchivingMain {

    private ArchivingMain() {}

    /** Archives in the database of the first argument, as at the time that is the second. */
    public static void main(String[] args) {
        Clock clock = Clock.fixed(Instant.parse(args[1]), ZoneOffset.UTC);
        try (Store store = Store.open(args[0])) {
            Tracker.over(store, clock)
                    .archive()
                    .archive(ArchiveWorkItems.after(30), Caller.named("archiver"), (archived, total) -> {
                        System.out.println(archived);
                        awaitLine();
                    });
            System.out.println("done");
        }
    }

    private static void awaitLine() {
        try {
            if (System.in.read() < 0) {
                throw new IllegalStateException("nobody tells this to go on");
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
