package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.persistence.Json;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.condition.EnabledIfSystemProperty;
import org.junit.jupiter.api.io.TempDir;

/** Starts the packaged program, whose launcher {@code -Dtracker.launcher} names, as people do. */
@EnabledIfSystemProperty(named = LauncherTest.PROPERTY, matches = ".+")
class LauncherTest {
    static final String PROPERTY = "tracker.launcher";

    @TempDir
    Path folder;

    private Path launcher;
    private Path project;
    private Path cache;

    private record Ended(int status, String out, String err) {}

    @BeforeEach
    void begin() throws IOException {
        launcher = Path.of(System.getProperty(PROPERTY)).toAbsolutePath();
        project = Files.createDirectories(folder.resolve("my project"));
        Files.createDirectory(project.resolve(".tracker"));
        cache = folder.resolve("my cache");
    }

    @Test
    void answersOnStandardOutputAloneFromTheFirstStartOn() throws Exception {
        Ended first = run(launcher, "vendor", "create", "Acme Foods", "--json");
        Ended second = run(launcher, "vendor", "show", "acme foods", "--json");

        assertThat(first.err()).startsWith("Warning: A new record was made in ").hasLineCount(1);
        assertThat(Json.readObject(first.out())).containsEntry("name", "Acme Foods");
        assertThat(Json.readObject(second.out())).containsEntry("name", "Acme Foods");
        assertThat(second.err()).isEmpty();
        assertThat(cache.resolve("tracker")).isDirectoryContaining("glob:**.jsa");
    }

    @Test
    void runsFromAFolderWithSpacesThroughLinks() throws Exception {
        Path program = Files.createDirectories(folder.resolve("a b/bin"));
        Files.copy(launcher, program.resolve("tracker"), StandardCopyOption.COPY_ATTRIBUTES);
        Files.copy(launcher.resolveSibling("tracker-cli.jar"), program.resolve("tracker-cli.jar"));
        Path absolute = Files.createSymbolicLink(folder.resolve("link"), program.resolve("tracker"));
        Path relative = Files.createSymbolicLink(folder.resolve("second link"), Path.of("link"));

        assertThat(run(absolute, "version").out()).startsWith("tracker ");
        assertThat(run(relative, "version").out()).startsWith("tracker ");
    }

    @Test
    void startsWhereNothingCanBeKept() throws Exception {
        cache = Files.writeString(folder.resolve("a file"), "");

        Ended ended = run(launcher, "version");

        assertThat(ended.status()).isZero();
        assertThat(ended.out()).startsWith("tracker ");
        assertThat(ended.err()).isEmpty();
    }

    @Test
    void startsTwiceAtOnce() throws Exception {
        List<Process> both = new ArrayList<>();
        for (int i = 0; i < 2; i++) {
            both.add(start(i, launcher, "version"));
        }

        for (int i = 0; i < 2; i++) {
            Ended ended = end(i, both.get(i));
            assertThat(ended.out()).startsWith("tracker ").hasLineCount(1);
            assertThat(ended.err()).isEmpty();
        }
        assertThat(run(launcher, "version").err()).isEmpty();
        assertThat(cache.resolve("tracker")).isDirectoryNotContaining("glob:**/.making*");
    }

    @Test
    void readsItsArgumentsWhateverTheLocale() throws Exception {
        ProcessBuilder builder = builder(0, launcher, "work", "create", "task", "東京 é", "--json");
        builder.environment().put("LC_ALL", "C");

        Ended ended = end(0, builder.start());

        assertThat(Json.readObject(ended.out())).containsEntry("title", "東京 é");
    }

    @Test
    void passesOnHowItEnded() throws Exception {
        assertThat(run(launcher, "vendor", "show", "nobody").status()).isEqualTo(4);
        assertThat(run(launcher, "vednor").status()).isEqualTo(2);
    }

    @Test
    void saysThatJavaIsMissing() throws Exception {
        ProcessBuilder builder = builder(9, launcher, "version");
        builder.environment().remove("JAVA_HOME");
        builder.environment().put("PATH", "/nowhere");

        Ended ended = end(9, builder.start());

        assertThat(ended.status()).isEqualTo(1);
        assertThat(ended.err()).contains("needs Java 17");
    }

    @Test
    void servesAnAssistantWithTheServerBesideIt() throws Exception {
        Path program = copied(
                launcher,
                launcher.resolveSibling("tracker-cli.jar"),
                Path.of(System.getProperty("tracker.server.jar")));
        String hello = """
                {"jsonrpc":"2.0","id":1,"method":"initialize","params":{"protocolVersion":"2025-11-25",\
                "capabilities":{},"clientInfo":{"name":"copilot","version":"1"}}}
                {"jsonrpc":"2.0","id":2,"method":"tools/call","params":{"name":"create_vendor",\
                "arguments":{"name":"Acme Foods"}}}
                """;
        ProcessBuilder builder = builder(0, program.resolve("tracker"), "serve", "--toolsets", "vendors");
        builder.redirectInput(Files.writeString(folder.resolve("in"), hello).toFile());

        Ended ended = end(0, builder.start());

        assertThat(ended.status()).isZero();
        assertThat(ended.out().lines().map(Json::readObject))
                .extracting(answer -> answer.get("id"))
                .containsExactlyInAnyOrder(1L, 2L);
        assertThat(ended.err()).isEmpty();
        assertThat(run(launcher, "vendor", "show", "acme foods").out()).contains("by copilot");
    }

    @Test
    void saysWhereTheServerShouldBe() throws Exception {
        Path program = copied(launcher, launcher.resolveSibling("tracker-cli.jar"));

        Ended ended = run(program.resolve("tracker"), "serve");

        assertThat(ended.status()).isEqualTo(3);
        assertThat(ended.err()).contains("tracker-mcp.jar");
        assertThat(ended.out()).isEmpty();
    }

    /** A folder that holds copies of these files and nothing else. */
    private Path copied(Path... parts) throws IOException {
        Path copies = Files.createDirectories(folder.resolve("copied programs"));
        for (Path part : parts) {
            Files.copy(part, copies.resolve(part.getFileName()), StandardCopyOption.COPY_ATTRIBUTES);
        }
        return copies;
    }

    private Ended run(Path program, String... args) throws IOException, InterruptedException {
        return end(0, start(0, program, args));
    }

    private Process start(int number, Path program, String... args) throws IOException {
        return builder(number, program, args).start();
    }

    private ProcessBuilder builder(int number, Path program, String... args) {
        List<String> command = new ArrayList<>(List.of(program.toString()));
        command.addAll(List.of(args));
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(folder.resolve("out" + number).toFile())
                .redirectError(folder.resolve("err" + number).toFile());
        Map<String, String> environment = builder.environment();
        environment.keySet().removeIf(name -> name.startsWith("TRACKER_"));
        environment.put("XDG_CACHE_HOME", cache.toString());
        environment.put("JAVA_HOME", System.getProperty("java.home"));
        return builder;
    }

    private Ended end(int number, Process process) throws IOException, InterruptedException {
        assertThat(process.waitFor(2, TimeUnit.MINUTES)).isTrue();
        return new Ended(
                process.exitValue(),
                Files.readString(folder.resolve("out" + number)),
                Files.readString(folder.resolve("err" + number)));
    }
}
