package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.ResultStream;
import dev.tracker.cli.frame.Streams;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Output that finds no place is no success. */
class OutputFaultTest {
    @TempDir
    private Path folder;

    private final ByteArrayOutputStream err = new ByteArrayOutputStream();

    @BeforeEach
    void makeRecord() {
        new Cli(folder).must("init");
        new Cli(folder).must("work create task Title");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "--help",
                "work --help",
                "version",
                "--version",
                "export -",
                "work list",
                "work list --json",
                "work list --jsonl",
                "work list --csv",
                "work list -q",
                "status",
                "status --markdown",
                "doctor",
                "work create task Second",
                "history",
                "demo tour"
            })
    void endsWithAFaultWhereTheDiskIsFull(String command) {
        int status = run(command, "No space left on device");

        assertThat(status).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8))
                .contains("Error: the output could not be written: No space left on device")
                .doesNotContain("should not have happened", "\tat ");
    }

    @ParameterizedTest
    @ValueSource(strings = {"export -", "work list --json", "--help", "status --markdown"})
    void endsQuietlyWhereTheReaderIsGone(String command) {
        int status = run(command, "Broken pipe");

        assertThat(status).isEqualTo(141);
        assertThat(err.toString(StandardCharsets.UTF_8)).isEmpty();
    }

    @Test
    void endsALongExportAtTheFirstFault() {
        for (int i = 0; i < 30; i++) {
            new Cli(folder).must("work", "create", "task", "x".repeat(200), "--description", "y".repeat(9_000));
        }

        assertThat(run("export -", "No space left on device")).isEqualTo(1);
        assertThat(err.toString(StandardCharsets.UTF_8)).containsOnlyOnce("Error:");
    }

    private int run(String command, String fault) {
        OutputStream full = new OutputStream() {
            @Override
            public void write(int single) throws IOException {
                throw new IOException(fault);
            }
        };
        Environment environment = new Environment(
                Map.of("TRACKER_ACTOR", "ada"), folder, false, false, ZoneOffset.UTC, Clock.systemUTC());
        Streams streams = new Streams(
                new ByteArrayInputStream(new byte[0]),
                ResultStream.to(full),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        return new CliMain(environment, streams).run(command.isEmpty() ? new String[0] : command.split(" "));
    }
}
