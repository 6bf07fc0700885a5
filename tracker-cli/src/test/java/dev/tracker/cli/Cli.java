package dev.tracker.cli;

import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.Streams;
import dev.tracker.persistence.Json;
import dev.tracker.persistence.ProjectFolder;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneId;
import java.time.ZoneOffset;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** Runs command lines in this process, in a folder of their own. */
final class Cli {
    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    /** They begin one, or look at whether there is one. */
    private static final Set<String> WITHOUT_RECORD =
            Set.of("", "init", "demo", "doctor", "version", "--version", "trust", "serve", "backup", "restore");

    private final Path folder;
    private final Map<String, String> variables = new HashMap<>(Map.of("TRACKER_ACTOR", "ada"));
    private boolean terminal;
    private String input = "";
    private RuntimeException fault;
    private boolean begins = true;

    Cli(Path folder) {
        this.folder = folder;
        variables.put("HOME", folder.resolve(".home").toString());
    }

    /** How a command line ended, and what it wrote. */
    record Outcome(int status, String out, String err) {
        Map<String, Object> json() {
            return Json.readObject(out);
        }

        Map<String, Object> refusal() {
            return Json.readObject(err);
        }

        String text(String name) {
            return (String) json().get(name);
        }

        @SuppressWarnings("unchecked")
        List<Map<String, Object>> items() {
            return (List<Map<String, Object>>) json().get("items");
        }
    }

    Cli with(String variable, String value) {
        variables.put(variable, value);
        return this;
    }

    Cli onTerminal() {
        terminal = true;
        return this;
    }

    Cli reading(String text) {
        input = text;
        return this;
    }

    /** Has the record fail in a way that nobody foresaw. */
    Cli failingWith(RuntimeException unforeseen) {
        fault = unforeseen;
        return this;
    }

    /** Leaves the folder as it is: without this, commands on a record find one begun, as by {@code tracker init}. */
    Cli withoutRecord() {
        begins = false;
        return this;
    }

    private void begin(String... args) {
        List<String> words = List.of(args);
        boolean named = words.stream()
                        .anyMatch(word -> List.of("--help", "-h", "--database", "--project", "-C")
                                .contains(word.replaceFirst("=.*", "")))
                || variables.containsKey("TRACKER_DATABASE_URL")
                || variables.containsKey("TRACKER_PROJECT_DIR");
        if (!begins || named || fault != null || words.isEmpty() || WITHOUT_RECORD.contains(words.get(0))) {
            return;
        }
        for (Path at = folder; at != null; at = at.getParent()) {
            if (Files.exists(at.resolve(".tracker"))) {
                return;
            }
        }
        try {
            ProjectFolder.make(folder.resolve(".tracker"));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        Store.open(StoreSettings.embedded(folder.resolve(".tracker/tracker.db")))
                .close();
    }

    /** Runs a command line whose words have a space between them, or are given each. */
    Outcome run(String... words) {
        String[] args = words.length == 1 ? words[0].split(" ") : words;
        begin(args);
        ByteArrayOutputStream out = new ByteArrayOutputStream();
        ByteArrayOutputStream err = new ByteArrayOutputStream();
        Streams streams = new Streams(
                new ByteArrayInputStream(input.getBytes(StandardCharsets.UTF_8)),
                new PrintStream(out, true, StandardCharsets.UTF_8),
                new PrintStream(err, true, StandardCharsets.UTF_8));
        Environment environment = new Environment(
                variables, folder, terminal, terminal, ZoneId.of("Europe/Berlin"), Clock.fixed(NOW, ZoneOffset.UTC));
        CliMain main = fault == null
                ? new CliMain(environment, streams)
                : new CliMain(environment, streams, options -> new BrokenRecord(folder, fault));
        int status = main.run(args);
        return new Outcome(status, out.toString(StandardCharsets.UTF_8), err.toString(StandardCharsets.UTF_8));
    }

    /** Runs a command line that has to succeed. */
    Outcome must(String... words) {
        Outcome outcome = run(words);
        if (outcome.status() != 0) {
            throw new AssertionError(
                    String.join(" ", words) + " ended with " + outcome.status() + ": " + outcome.err());
        }
        return outcome;
    }
}
