package dev.tracker.cli;

import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.Streams;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;

/**
 * Does what people usually do, in a folder of its own, so that the Java machine can keep the classes
 * that takes for later starts. The launcher asks for it once.
 */
final class StartTraining {
    static final String FOLDER = "tracker.training";

    private static final String ITEM = "ITEM";
    private static final String LEGACY = "legacy.md";
    private static final List<List<String>> LINES = List.of(
            List.of("version"),
            List.of("--help"),
            List.of("init"),
            List.of("vendor", "create", "Acme Foods", "--tests", "42/45", "--format", "pdf=on"),
            List.of("vendor", "update", "Acme Foods", "--status", "operational"),
            List.of("vendor", "show", "Acme Foods", "--deployments", "1"),
            List.of("vendor", "show", "Acme Food"),
            List.of("vendor", "list"),
            List.of("work", "create", "task", "A task", "--label", "a", "--meta", "estimated_hours=2"),
            List.of("work", "list", "--json"),
            List.of("work", "update", ITEM, "--title", "Another task"),
            List.of("work", "show", ITEM, "--json"),
            List.of("work", "done", ITEM),
            List.of("work", "tree"),
            List.of("work", "list", "--csv"),
            List.of("deploy", "record", "--pr", "1", "--title", "A", "--commit", "a".repeat(40), "--compliant"),
            List.of("deploy", "list"),
            List.of("config", "show"),
            List.of("enhancement", "create", "An idea", "--priority", "1"),
            List.of("enhancement", "list"),
            List.of("status"),
            List.of("status", "--write"),
            List.of("migrate", LEGACY, "--dry-run"),
            List.of("migrate", LEGACY, "--json"),
            List.of("history"));

    /** Something of each section, for a migration loads much that nothing else does. */
    private static final String LEGACY_TEXT = """
            # Project Status

            ## Vendors (1 total)
            - kept_by_hand: operational (10/12 tests passed, 2 skipped) [Excel, CSV] v1.2.3

            ## Active Work Items
            ### A project (project)
            - **Status**: active
            - **Priority**: High
            - **Created**: 2026-01-05 09:00:00 UTC
            - **Branch**: a-branch

              #### A task #T001 (task)
              - **Status**: completed

            ## Deployments
            ### 2026-01-06 - PR #100
            - Commit: abc1234
            - Work Items: #T001, #T002
            - Vendors: kept_by_hand
            - Tests: 45 passed, 0 failed
            - Constitutional Compliance: ✓

            ## Future Enhancements
            - Another idea (Priority: High, Q1 2026)

            ## Session Prompts
            ### Session 2026-01-07
            ---
            schema_version: "1.0"
            token_budget: 120000
            ---
            Look at A & B.

            ## Something else
            Nobody's rule takes this.
            """;

    private final Environment environment;
    private String item = "";

    StartTraining(Path folder) {
        Environment around = SystemEnvironment.read();
        environment = new Environment(
                Map.of("TRACKER_ACTOR", "training"), folder, false, false, around.zone(), around.clock());
    }

    void run() throws IOException {
        Files.createDirectories(environment.folder());
        Files.writeString(environment.folder().resolve(LEGACY), LEGACY_TEXT);
        for (List<String> line : LINES) {
            if (line.contains(ITEM) && item.isEmpty()) {
                item = firstItem();
            }
            run(OutputStream.nullOutputStream(), line);
        }
        keepNativeLibrary();
    }

    private void run(OutputStream out, List<String> line) {
        PrintStream nothing = new PrintStream(OutputStream.nullOutputStream());
        Streams streams = new Streams(InputStream.nullInputStream(), new PrintStream(out), nothing);
        new CliMain(environment, streams)
                .run(line.stream().map(word -> word.equals(ITEM) ? item : word).toArray(String[]::new));
    }

    private String firstItem() {
        java.io.ByteArrayOutputStream ids = new java.io.ByteArrayOutputStream();
        run(ids, List.of("work", "list", "--quiet"));
        return ids.toString(java.nio.charset.StandardCharsets.UTF_8).strip();
    }

    /** The driver unpacks its library at every start, unless it is told where it is. */
    private void keepNativeLibrary() throws IOException {
        String temporary = System.getProperty("org.sqlite.tmpdir");
        if (temporary == null) {
            return;
        }
        try (DirectoryStream<Path> unpacked = Files.newDirectoryStream(Path.of(temporary), "sqlite-*sqlitejdbc.*")) {
            for (Path library : unpacked) {
                String name = library.getFileName().toString();
                if (!name.endsWith(".lck")) {
                    String plain = name.substring(name.lastIndexOf('-') + 1);
                    Files.copy(library, Path.of(temporary).resolve(plain));
                    Files.writeString(Path.of(temporary).resolve("library"), plain + "\n");
                }
            }
        }
    }
}
