package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.jupiter.api.Assumptions.assumeTrue;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The official TypeScript client, where Node is there and its packages can be had. */
class TypeScriptClientTest {

    private static final Path MODULE =
            Path.of(System.getProperty("basedir", "")).toAbsolutePath();
    private static final Path SOURCES = MODULE.resolve("src/test/node");
    private static final Path INSTALLED = MODULE.resolve("target/node");
    private static final int MINUTES = 3;

    @TempDir
    private Path project;

    @Test
    void callsEveryToolWellAndBadly() throws IOException, InterruptedException {
        assumeTrue(run(project, List.of("node", "--version")).succeeded(), "there is no Node here");
        install();
        Scenario.prepare(project);
        List<String> command = new ArrayList<>(List.of(
                "node",
                INSTALLED.resolve("every-tool.mjs").toString(),
                MODULE.resolve("src/test/resources/scenarios/every-tool.json").toString(),
                project.toString()));
        command.addAll(ServerProcess.command("--toolsets", "all"));

        Outcome outcome = run(INSTALLED, command);

        assertThat(outcome.output()).contains("went as expected");
        assertThat(outcome.code()).isZero();
    }

    /** Once into the build's folder: the version is pinned by package.json. */
    private void install() throws IOException, InterruptedException {
        Files.createDirectories(INSTALLED);
        for (String file : List.of("package.json", "every-tool.mjs")) {
            Files.copy(SOURCES.resolve(file), INSTALLED.resolve(file), StandardCopyOption.REPLACE_EXISTING);
        }
        if (!Files.exists(INSTALLED.resolve("node_modules/.package-lock.json"))) {
            Outcome outcome = run(
                    INSTALLED,
                    List.of("npm", "install", "--no-package-lock", "--no-audit", "--no-fund", "--ignore-scripts"));
            assumeTrue(outcome.succeeded(), "npm could not fetch the client: " + outcome.output());
        }
    }

    private record Outcome(int code, String output) {
        boolean succeeded() {
            return code == 0;
        }
    }

    private Outcome run(Path folder, List<String> command) throws IOException, InterruptedException {
        Path output = Files.createTempFile(project, "output", ".txt");
        Process process;
        try {
            process = new ProcessBuilder(command)
                    .directory(folder.toFile())
                    .redirectErrorStream(true)
                    .redirectOutput(output.toFile())
                    .start();
        } catch (IOException e) {
            return new Outcome(-1, String.valueOf(e.getMessage()));
        }
        if (!process.waitFor(MINUTES, TimeUnit.MINUTES)) {
            process.destroyForcibly();
            return new Outcome(-1, "took longer than " + MINUTES + " minutes");
        }
        return new Outcome(process.exitValue(), Files.readString(output, StandardCharsets.UTF_8));
    }
}
