package dev.tracker.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
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

    private Process appending(String letter) {
        try {
            return new ProcessBuilder(
                            Path.of(System.getProperty("java.home"), "bin", "java")
                                    .toString(),
                            "-cp",
                            System.getProperty("java.class.path"),
                            LockingProcess.class.getName(),
                            project.toString(),
                            "a.md",
                            letter,
                            "30")
                    .inheritIO()
                    .start();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
