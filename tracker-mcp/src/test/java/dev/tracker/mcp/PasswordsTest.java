package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import com.fasterxml.jackson.databind.node.ObjectNode;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
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

/** A password that a server is given is in nothing that it says, logs, writes or starts. */
@EnabledOnOs(OS.LINUX)
class PasswordsTest {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final String SERVER = "jdbc:postgresql://127.0.0.1:1/x";
    private static final List<String> WHERE_IT_BELONGS = List.of("config.properties", "password", "everything");

    @TempDir
    Path folder;

    private Path project;
    private int lastId;

    @BeforeEach
    void makeProject() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        // The driver's own words, too, in a format that is not this program's.
        Files.writeString(
                folder.resolve("everything"),
                "handlers=java.util.logging.ConsoleHandler\n.level=ALL\njava.util.logging.ConsoleHandler.level=ALL\n");
    }

    @Test
    void isLoggedAtNoLevelWhereTheUrlHoldsIt() throws Exception {
        String log = served(Map.of("TRACKER_DATABASE_URL", SERVER + "?user=kim&password=CANARY%25&sslpassword=CANARY"));

        assertThat(log).contains("Connecting with URL: " + SERVER + "?user=kim");
    }

    @Test
    void isLoggedAtNoLevelWhereAFileHoldsIt() throws Exception {
        Files.writeString(folder.resolve("password"), "CANARY\n");
        Path settings = Files.createDirectories(folder.resolve("settings/tracker"));
        Files.writeString(
                settings.resolve("config.properties"),
                "database.url=" + SERVER + "\ndatabase.user=kim\ndatabase.password-file=../../password\n");

        // This locale has the server start another process.
        String log = served(Map.of("XDG_CONFIG_HOME", settings.getParent().toString(), "LC_ALL", "C"));

        assertThat(log).contains("Connecting with URL: " + SERVER);
    }

    @Test
    void isSaidOfNoWrongArgument() throws Exception {
        for (String argument : List.of(SERVER + "?password=CANARY", "postgresql://kim:CANARY@h/x")) {
            for (List<String> arguments : List.of(List.of(argument), List.of("--toolsets", argument))) {
                Path log = folder.resolve("log");
                Process server = new ProcessBuilder(command(arguments))
                        .directory(project.toFile())
                        .redirectErrorStream(true)
                        .redirectOutput(log.toFile())
                        .start();
                assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
                assertThat(server.exitValue()).isEqualTo(2);
                assertThat(Files.readString(log)).contains("tracker-mcp: ").doesNotContain("CANARY");
            }
        }
    }

    /** Calls tools, and looks at all that is said and left. Returns the log. */
    private String served(Map<String, String> environment) throws Exception {
        Path log = folder.resolve("log");
        ProcessBuilder builder = new ProcessBuilder(command(List.of("--toolsets", "all")))
                .directory(project.toFile())
                .redirectError(log.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
        builder.environment().put("HOME", folder.toString());
        builder.environment().putAll(environment);
        Process server = builder.start();
        StringBuilder said = new StringBuilder();
        try (var in = server.outputWriter(StandardCharsets.UTF_8);
                var out = server.inputReader(StandardCharsets.UTF_8)) {
            in.write(message(
                    "initialize",
                    "{\"protocolVersion\":\"2025-06-18\",\"capabilities\":{},"
                            + "\"clientInfo\":{\"name\":\"raw\",\"version\":\"1\"}}"));
            in.flush();
            said.append(out.readLine());
            for (String tool : List.of("get_project_status", "get_sync_status", "sync_now", "list_vendors")) {
                in.write(message("tools/call", "{\"name\":\"" + tool + "\",\"arguments\":{}}"));
            }
            in.write(message("tools/call", "{\"name\":\"create_vendor\",\"arguments\":{\"name\":\"Acme\"}}"));
            in.write(message("resources/read", "{\"uri\":\"tracker://status\"}"));
            in.flush();
            for (int i = 0; i < 6; i++) {
                said.append(out.readLine());
            }
            said.append(commandLines(server.toHandle()));
        }
        assertThat(server.waitFor(60, TimeUnit.SECONDS)).isTrue();
        assertThat(server.exitValue()).isZero();
        assertThat(said.toString()).contains("database_unavailable").doesNotContain("CANARY");
        for (Path file : files()) {
            if (!WHERE_IT_BELONGS.contains(file.getFileName().toString())) {
                assertThat(new String(Files.readAllBytes(file), StandardCharsets.ISO_8859_1))
                        .as(file.toString())
                        .doesNotContain("CANARY");
            }
        }
        return Files.readString(log);
    }

    private List<Path> files() throws IOException {
        try (Stream<Path> files = Files.walk(folder)) {
            return files.filter(Files::isRegularFile).toList();
        }
    }

    private static String commandLines(ProcessHandle process) throws IOException {
        StringBuilder lines = new StringBuilder();
        for (ProcessHandle handle :
                Stream.concat(Stream.of(process), process.descendants()).toList()) {
            lines.append(Files.readString(Path.of("/proc", Long.toString(handle.pid()), "cmdline")));
        }
        return lines.toString();
    }

    private List<String> command(List<String> arguments) {
        List<String> command = new ArrayList<>(ServerProcess.command(arguments.toArray(String[]::new)));
        command.replaceAll(
                word -> word.equals(System.getProperty("java.class.path")) ? ProcessEdgesTest.absolute(word) : word);
        command.add(1, "-Djava.util.logging.config.file=" + folder.resolve("everything"));
        return command;
    }

    private String message(String method, String params) throws IOException {
        ObjectNode message = JSON.createObjectNode()
                .put("jsonrpc", "2.0")
                .put("id", ++lastId)
                .put("method", method);
        JsonNode arguments = JSON.readTree(params);
        return message.set("params", arguments) + "\n";
    }
}
