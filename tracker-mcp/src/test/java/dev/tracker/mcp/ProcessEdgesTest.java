package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.io.OutputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

/** What a server takes from the system around it, and what it leaves there. */
@EnabledOnOs(OS.LINUX)
class ProcessEdgesTest {

    private static final String GREETING = """
            {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-06-18","capabilities":{},"clientInfo":{"name":"raw","version":"1"}}}
            {"jsonrpc":"2.0","method":"notifications/initialized"}
            """;

    private static final String CREATE =
            "{\"jsonrpc\":\"2.0\",\"id\":2,\"method\":\"tools/call\",\"params\":{\"name\":\"create_work_item\","
                    + "\"arguments\":{\"item_type\":\"task\",\"title\":\"größe 完\"}}}\n";

    @TempDir
    private Path folder;

    private Path project;
    private Path temporary;
    private Path cache;

    @BeforeEach
    void makeFolders() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        temporary = Files.createDirectory(folder.resolve("tmp"));
        cache = folder.resolve("cache");
    }

    @Test
    void storesTextAsItIsUnderALocaleThatKnowsAsciiOnly() throws Exception {
        Path named = Files.createDirectory(folder.resolve("project-2"));
        Process server = start(
                Map.of("LC_ALL", "C"),
                "sh",
                "-c",
                "export TRACKER_ACTOR=$(printf 'J\\303\\266rg'); d=\"$1/$(printf 'gr\\303\\266\\303\\237e')\";"
                        + " mkdir \"$d\"; shift; exec \"$@\" --project \"$d\"",
                "sh",
                named.toString());

        String answers = talk(server, "\uFEFF" + GREETING + CREATE);

        assertThat(answers).contains("\"created_by\":\"Jörg\"", "\"title\":\"größe 完\"");
        assertThat(server.exitValue()).isZero();
        assertThat(Files.isRegularFile(named.resolve("größe/.tracker/tracker.db")))
                .isTrue();
    }

    @Test
    void refusesTextThatIsNotUtf8AndNamesTheLocale() throws Exception {
        Process server = start(
                Map.of("LC_ALL", "C"), "sh", "-c", "export TRACKER_ACTOR=$(printf 'J\\366rg'); exec \"$@\"", "sh");

        String answers = talk(server, GREETING + CREATE);

        assertThat(answers).isEmpty();
        assertThat(server.exitValue()).isEqualTo(3);
        assertThat(log()).contains("TRACKER_ACTOR", "LC_ALL", "UTF-8").doesNotContain("\tat ");
        assertThat(project).isEmptyDirectory();
    }

    @Test
    void passesSignalsOnUnderALocaleThatKnowsAsciiOnly() throws Exception {
        Process server = start(Map.of("LC_ALL", "C"));
        OutputStream in = server.getOutputStream();
        in.write(GREETING.getBytes(StandardCharsets.UTF_8));
        in.flush();
        assertThat(server.getInputStream().read()).isEqualTo('{');
        ProcessHandle child = server.children().findFirst().orElseThrow();

        server.destroy();

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(143);
        assertThat(child.isAlive()).isFalse();
    }

    @Test
    void leavesNothingInTheTemporaryFolderWhenItIsKilled() throws Exception {
        killed(Map.of("XDG_CACHE_HOME", cache.toString()));

        assertThat(temporary).isEmptyDirectory();
        try (Stream<Path> kept = Files.walk(cache)) {
            assertThat(kept.filter(Files::isRegularFile)).hasSize(1);
        }
        assertThat(PosixFilePermissions.toString(Files.getPosixFilePermissions(cache.resolve("tracker"))))
                .isEqualTo("rwx------");
    }

    @Test
    void leavesNothingInTheTemporaryFolderWhereThereIsNoCache() throws Exception {
        killed(Map.of("XDG_CACHE_HOME", "/dev/null/none"));

        assertThat(temporary).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"INT, 130", "HUP, 129", "TERM, 143"})
    void leavesNothingInTheTemporaryFolderAtASignal(String signal, int exit) throws Exception {
        assumeTrue(runs("env", "--default-signal=INT", "true"), "this system's env cannot reset signals");
        Process server = answering(
                Map.of("XDG_CACHE_HOME", "/dev/null/none"), "env", "--default-signal=INT", "--default-signal=HUP");

        assertThat(runs("kill", "-" + signal, Long.toString(server.pid()))).isTrue();

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(exit);
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void leavesNothingInTheTemporaryFolderWhenItsClientIsGone() throws Exception {
        Process server = answering(Map.of("XDG_CACHE_HOME", "/dev/null/none"));

        server.getInputStream().close();
        try (OutputStream in = server.getOutputStream()) {
            in.write(CREATE.replace("\"id\":2", "\"id\":3").getBytes(StandardCharsets.UTF_8));
        }

        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isEqualTo(1);
        assertThat(log()).contains("standard output could not be written").doesNotContain("\tat ");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void runsWhereTheTemporaryFolderMayNotHoldPrograms() throws Exception {
        assumeTrue(runs("unshare", "-m", "true"), "this user may not mount anything");
        Process server = start(
                Map.of("XDG_CACHE_HOME", cache.toString()),
                "unshare",
                "-m",
                "sh",
                "-c",
                "mount -t tmpfs -o noexec tracker \"$1\" && shift && exec \"$@\"",
                "sh",
                temporary.toString());

        assertThat(talk(server, GREETING + CREATE)).as(log()).contains("\"title\":\"größe 完\"");
    }

    @Test
    void runsWithoutAHomeThatCanBeWritten() throws Exception {
        Process server = start(Map.of("HOME", "/dev/null/none", "XDG_CACHE_HOME", "/dev/null/none"));

        assertThat(talk(server, GREETING + CREATE)).as(log()).contains("\"title\":\"größe 完\"");
        assertThat(temporary).isEmptyDirectory();
    }

    @Test
    void trustsNoLibraryThatAnotherUserCouldHavePrepared() throws Exception {
        Path ours = Files.createDirectories(cache.resolve("tracker"));
        Files.setPosixFilePermissions(ours, PosixFilePermissions.fromString("rwxrwxrwx"));

        killed(Map.of("XDG_CACHE_HOME", cache.toString()));

        try (Stream<Path> kept = Files.walk(cache)) {
            assertThat(kept.filter(Files::isRegularFile)).isEmpty();
        }
    }

    @Test
    void endsWithAnErrorWhenItsOutputCannotBeWritten() throws Exception {
        assumeTrue(Files.isWritable(Path.of("/dev/full")), "there is no full device");
        Process server = start(Map.of(), "sh", "-c", "exec \"$@\" >/dev/full", "sh");

        talk(server, GREETING);

        assertThat(server.exitValue()).isEqualTo(1);
        assertThat(log()).contains("standard output could not be written").doesNotContain("\tat ");
    }

    @Test
    void holdsNoMoreOfALineThanItsLimit() throws Exception {
        Process server = start(Map.of("JAVA_TOOL_OPTIONS", "-Xmx80m"));
        StringBuilder line = new StringBuilder(GREETING);
        line.append("{\"jsonrpc\":\"2.0\",\"id\":9,\"method\":\"")
                .append("x".repeat(60_000_000))
                .append("\"}\n");

        String answers = talk(server, line.append(CREATE).toString());

        assertThat(answers).contains("-32600", "\"title\":\"größe 完\"");
        assertThat(server.exitValue()).isZero();
    }

    private void killed(Map<String, String> environment) throws Exception {
        Process server = answering(environment);
        server.destroyForcibly();
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
    }

    /** A server that has written to its record. */
    private Process answering(Map<String, String> environment, String... before) throws Exception {
        Process server = start(environment, before);
        OutputStream in = server.getOutputStream();
        in.write((GREETING + CREATE).getBytes(StandardCharsets.UTF_8));
        in.flush();
        StringBuilder answers = new StringBuilder();
        while (answers.indexOf("created_by") < 0) {
            int read = server.getInputStream().read();
            assertThat(read).as(log()).isNotNegative();
            answers.append((char) read);
        }
        return server;
    }

    private static boolean runs(String... command) throws InterruptedException {
        try {
            return new ProcessBuilder(command).start().waitFor() == 0;
        } catch (IOException e) {
            return false; // there is no such program
        }
    }

    private Process start(Map<String, String> environment, String... before) throws IOException {
        List<String> command = new ArrayList<>(List.of(before));
        List<String> java = new ArrayList<>(ServerProcess.command());
        java.set(java.indexOf("-cp") - 1, "-Djava.io.tmpdir=" + temporary);
        java.add(1, "-XX:-UsePerfData");
        java.replaceAll(word -> word.equals(System.getProperty("java.class.path")) ? absolute(word) : word);
        command.addAll(java);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectError(folder.resolve("log").toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
        builder.environment().putAll(environment);
        return builder.start();
    }

    static String absolute(String classPath) {
        return Stream.of(classPath.split(":"))
                .map(entry -> Path.of(entry).toAbsolutePath().toString())
                .collect(java.util.stream.Collectors.joining(":"));
    }

    private static String talk(Process server, String lines) throws Exception {
        Thread writing = new Thread(() -> {
            try (OutputStream in = server.getOutputStream()) {
                in.write(lines.getBytes(StandardCharsets.UTF_8));
            } catch (IOException e) {
                return; // the server ended before it read all
            }
        });
        writing.start();
        String answers = new String(server.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        writing.join();
        return answers;
    }

    private String log() throws IOException {
        return Files.readString(folder.resolve("log"));
    }
}
