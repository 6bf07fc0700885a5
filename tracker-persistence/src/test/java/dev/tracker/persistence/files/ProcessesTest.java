package dev.tracker.persistence.files;

import static dev.tracker.persistence.files.FilesTests.refused;
import static org.assertj.core.api.Assertions.assertThat;

import java.io.BufferedReader;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ProcessesTest {

    @TempDir
    Path project;

    @Test
    void loseNoneOfEachOthersChanges() throws Exception {
        Path file = Files.writeString(project.resolve("a.md"), "");
        List<Process> processes = Stream.of("a", "b").map(this::appending).toList();

        for (Process process : processes) {
            assertThat(process.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(process.exitValue()).isZero();
        }

        String text = Files.readString(file);
        assertThat(text).hasSize(60).containsPattern("a").containsPattern("b");
        assertThat(text.chars().filter(letter -> letter == 'a').count()).isEqualTo(30);
    }

    @Test
    void giveUpInTimeAndSayWhoHoldsTheLock() throws Exception {
        FolderProjectFiles files = new FolderProjectFiles(project, HeldFolder::open, Duration.ofMillis(100));
        Process holder = program().redirectError(Redirect.INHERIT).start();
        try (BufferedReader said = holder.inputReader(StandardCharsets.UTF_8)) {
            assertThat(said.readLine()).isEqualTo("held");

            refused(
                    () -> files.replace("a.md", FilesTests.utf8("x"), null),
                    "for 0.1 seconds process " + holder.pid() + " has held it");
            assertThat(project.resolve("a.md")).doesNotExist();

            holder.getOutputStream().close();
            assertThat(holder.waitFor(60, TimeUnit.SECONDS)).isTrue();
            assertThat(files.replace("a.md", FilesTests.utf8("x"), null).path()).isEqualTo("a.md");
        } finally {
            holder.destroyForcibly();
        }
    }

    @Test
    void giveUpInTimeWhereAnotherCallOfTheirOwnHoldsIt() throws Exception {
        FolderProjectFiles files = new FolderProjectFiles(project, HeldFolder::open, Duration.ofMillis(100));
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch tried = new CountDownLatch(1);
        CompletableFuture<Boolean> other = CompletableFuture.supplyAsync(() -> files.exclusively(() -> {
            held.countDown();
            return await(tried);
        }));
        assertThat(await(held)).isTrue();

        refused(() -> files.exclusively(() -> "never"), "another call of this program has held it");

        tried.countDown();
        assertThat(other.get(60, TimeUnit.SECONDS)).isTrue();
        assertThat(files.exclusively(() -> "done")).isEqualTo("done");
    }

    private static boolean await(CountDownLatch latch) {
        try {
            return latch.await(60, TimeUnit.SECONDS);
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private Process appending(String letter) {
        try {
            return program("a.md", letter, "30").inheritIO().start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private ProcessBuilder program(String... arguments) {
        List<String> words = new ArrayList<>(List.of(
                Path.of(System.getProperty("java.home"), "bin", "java").toString(),
                "-cp",
                System.getProperty("java.class.path"),
                LockingProcess.class.getName(),
                project.toString()));
        words.addAll(List.of(arguments));
        return new ProcessBuilder(words);
    }
}
