package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.persistence.files.FolderProjectFiles;
import dev.tracker.testkit.fault.ChildJvm;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The locks of a project, of which several threads of several processes hold and want some. */
class LocksBetweenProcessesTest {

    @TempDir
    Path folder;

    @Test
    void areNoDeadlockWhereNoThreadWaitsForItself() throws Exception {
        Path file = folder.resolve("replay.lock");
        ReplayLock replay = new ReplayLock(file);
        FolderProjectFiles files = new FolderProjectFiles(folder);
        try (ChildJvm child = ChildJvm.start(LocksMain.class, folder.toString(), file.toString())) {
            assertThat(replay.alone(() -> {
                        child.awaitLines(1);
                        CompletableFuture<String> own =
                                CompletableFuture.supplyAsync(() -> files.exclusively(() -> "has the files"));
                        // Each process has one lock now, and a thread of its own waits for the other's.
                        assertThatThrownBy(() -> own.get(1, TimeUnit.SECONDS)).isInstanceOf(TimeoutException.class);
                        child.send("go on");
                        assertThat(own.orTimeout(60, TimeUnit.SECONDS).join()).isEqualTo("has the files");
                    }))
                    .isTrue();
            assertThat(child.awaitSuccess()).containsExactly("has the replay");
        }
    }

    @Test
    void doNotLetAThreadThatHasTheFilesWaitForAReplayThatWantsThem() throws Exception {
        ReplayLock replay = new ReplayLock(folder.resolve("replay.lock"));
        FolderProjectFiles files = new FolderProjectFiles(folder);

        boolean taken = files.exclusively(() -> {
            CompletableFuture<Boolean> begun = new CompletableFuture<>();
            CompletableFuture<Void> other = CompletableFuture.runAsync(() -> replay.alone(() -> {
                begun.complete(true);
                files.exclusively(() -> "what was brought is taken out");
            }));
            begun.orTimeout(60, TimeUnit.SECONDS).join();
            boolean mine = replay.alone(() -> {});
            assertThat(other).isNotDone();
            return mine;
        });

        assertThat(taken).isFalse();
        assertThat(replay.alone(() -> {})).isTrue();
    }

    @Test
    void giveUpOnAReplayThatDoesNotEnd() {
        ReplayLock patient = new ReplayLock(folder.resolve("replay.lock"), Duration.ofMillis(50));

        assertThat(patient.alone(() -> assertThat(CompletableFuture.supplyAsync(() -> patient.alone(() -> {}))
                                .join())
                        .isFalse()))
                .isTrue();
    }

    @Test
    void areOneLockWhicheverWayLeadsToTheFolder() throws IOException {
        Path link = Files.createSymbolicLink(folder.resolve("link"), Files.createDirectory(folder.resolve("real")));
        ReplayLock straight = new ReplayLock(folder.resolve("real/replay.lock"), Duration.ZERO);
        ReplayLock roundabout = new ReplayLock(link.resolve("replay.lock"), Duration.ZERO);

        assertThat(straight.alone(() -> assertThat(CompletableFuture.supplyAsync(() -> roundabout.alone(() -> {}))
                                .join())
                        .isFalse()))
                .isTrue();
    }

    @Test
    void neverWriteThroughALink() throws IOException {
        Path others = Files.writeString(folder.resolve("others.txt"), "theirs");
        Files.createDirectory(folder.resolve(".tracker"));
        Files.createSymbolicLink(folder.resolve(".tracker/files.lock"), others);

        assertThatThrownBy(() -> new FolderProjectFiles(folder).exclusively(() -> "never"))
                .isInstanceOf(ValidationException.class);

        assertThat(others).hasContent("theirs");
    }
}
