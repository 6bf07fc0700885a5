package dev.tracker.persistence.files;

import dev.tracker.core.error.ValidationException;
import dev.tracker.persistence.ProjectFolder;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.function.Supplier;

/**
 * Keeps writers of a project's files apart, those of other processes and those of this one. Nobody waits for ever: who
 * gives up is told who has it.
 */
final class ProjectLock {

    /** Longer than a migration of the largest file takes. */
    static final Duration PATIENCE = Duration.ofMinutes(1);

    private static final String FILE = "files.lock";

    private final Path folder;
    private final Duration patience;
    private final ProcessLock lock;

    ProjectLock(Path project, Duration patience) {
        this.folder = project.resolve(".tracker");
        this.patience = patience;
        this.lock = new ProcessLock(folder.resolve(FILE));
    }

    <T> T holding(Supplier<T> work) {
        if (lock.isMine()) {
            return work.get();
        }
        List<T> done = new ArrayList<>(1);
        try {
            ProjectFolder.make(folder);
            ProcessLock.Outcome outcome = lock.holding(patience, channel -> {
                LockHolder.self().write(channel);
                done.add(work.get());
            });
            return switch (outcome) {
                case TAKEN -> done.get(0);
                case HELD_BY_THREAD -> throw held("another call of this program has");
                case HELD_BY_PROCESS -> throw held(LockHolder.of(folder.resolve(FILE)) + " has");
            };
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw Refusal.of(".tracker/" + FILE, "could not be locked: the call was interrupted");
        } catch (IOException e) {
            throw Refusal.failed(".tracker/" + FILE, "locked", e);
        }
    }

    private ValidationException held(String who) {
        return Refusal.of(
                ".tracker/" + FILE,
                String.format(
                        Locale.ROOT,
                        "could not be locked: for %s seconds %s held it. Nothing was changed; call again when that is done",
                        patience.toMillis() / 1_000.0,
                        who));
    }
}
