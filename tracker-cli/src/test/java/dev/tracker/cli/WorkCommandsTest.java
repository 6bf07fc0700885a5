package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class WorkCommandsTest {
    @TempDir
    Path folder;

    private Cli cli;

    @BeforeEach
    void begin() {
        cli = new Cli(folder);
    }

    private String task(String title, String... options) {
        List<String> words = new java.util.ArrayList<>(List.of("work", "create", "task", title, "--json"));
        words.addAll(List.of(options));
        return cli.must(words.toArray(String[]::new)).text("key");
    }

    @Test
    void createsAnItemWithAllThatCanBeSaid() {
        String parent = task("Parent");
        String first = task("First");

        Map<String, Object> item = cli.must(
                        "work",
                        "create",
                        "task",
                        "Read PDF",
                        "--parent",
                        parent,
                        "--meta",
                        "estimated_hours=2.5",
                        "--label",
                        "pdf",
                        "--label",
                        "ocr",
                        "--priority",
                        "2",
                        "--depends-on",
                        first,
                        "--branch",
                        "feature/pdf",
                        "--commit",
                        "a".repeat(40),
                        "--pr",
                        "7",
                        "--description",
                        "All of it",
                        "--actor",
                        "bob",
                        "--json")
                .json();

        assertThat(item)
                .containsEntry("title", "Read PDF")
                .containsEntry("priority", 2L)
                .containsEntry("labels", List.of("pdf", "ocr"))
                .containsEntry("depth", 1L)
                .containsEntry("branch_name", "feature/pdf")
                .containsEntry("commit_hash", "a".repeat(40))
                .containsEntry("pr_number", 7L)
                .containsEntry("created_by", "bob")
                .containsEntry("metadata", Map.of("estimated_hours", new java.math.BigDecimal("2.5")));
        assertThat(cli.must("work", "show", (String) item.get("key"), "--json")
                        .json()
                        .get("blocked_by"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void takesMetadataFromAFileAndFromStandardInput() throws IOException {
        Files.writeString(folder.resolve("meta.json"), "{\"research_questions\":[\"Why?\"]}");

        Map<String, Object> fromFile = cli.must(
                        "work",
                        "create",
                        "research",
                        "R",
                        "--meta-json",
                        "meta.json",
                        "--meta",
                        "references=a,b",
                        "--json")
                .json();
        Map<String, Object> fromInput = cli.reading("{\"findings_summary\":\"Because\"}")
                .must("work create research S --meta-json - --json")
                .json();

        assertThat(fromFile)
                .containsEntry(
                        "metadata", Map.of("research_questions", List.of("Why?"), "references", List.of("a", "b")));
        assertThat(fromInput.get("metadata"))
                .isEqualTo(Map.of(
                        "research_questions", List.of(), "references", List.of(), "findings_summary", "Because"));
    }

    @Test
    void saysWhyMetadataCannotBeRead() throws IOException {
        Files.createDirectory(folder.resolve("a folder"));
        Files.write(folder.resolve("latin1.json"), new byte[] {'{', '"', (byte) 0xE9, '"', ':', '1', '}'});
        String bom = "\uFEFF{\"findings_summary\":\"Because\"}";
        Files.writeString(folder.resolve("bom.json"), bom);

        assertThat(metadataFrom("/missing").err()).contains("meta_json does not exist");
        assertThat(metadataFrom("a folder").err()).contains("meta_json cannot be read: it is a folder");
        assertThat(metadataFrom("latin1.json").err()).contains("meta_json cannot be read as a text in UTF-8");
        assertThat(metadataFrom("bom.json").out()).contains("Because");
        cli.reading(bom);
        assertThat(metadataFrom("-").out()).contains("Because");
    }

    private Cli.Outcome metadataFrom(String file) {
        return cli.run("work", "create", "research", "R", "--meta-json", file, "--json");
    }

    @Test
    void completesWhatProjectsAndSessionsRequire() {
        Map<String, Object> project = cli.must("work create project Pdf --json").json();
        Map<String, Object> session = cli.must("work create session One --meta prompts_count=3 --json")
                .json();

        assertThat(project)
                .containsEntry("metadata", Map.of("description", "Pdf", "constitutional_principles", List.of()));
        assertThat(session)
                .containsEntry(
                        "metadata",
                        Map.of(
                                "token_budget",
                                200_000L,
                                "prompts_count",
                                3L,
                                "yaml_frontmatter",
                                Map.of("schema_version", "1.0")));
    }

    @Test
    void namesEveryFaultOfAnItem() {
        Cli.Outcome outcome = cli.run(
                "work",
                "create",
                "task",
                " ",
                "--priority",
                "high",
                "--label",
                "a b",
                "--meta",
                "estimated_hours=many",
                "--meta",
                "nonsense=1",
                "--meta-json",
                "missing.json");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err())
                .contains("title must", "priority must be a whole number", "labels[0] must", "metadata.estimated_hours")
                .contains("metadata.nonsense is not known", "meta_json does not exist");
    }

    @Test
    void listsByFilters() {
        String parent = task("Parent");
        task("Child", "--parent", parent, "--label", "x");

        assertThat(cli.must("work list --label x --json").items())
                .hasSize(1)
                .first()
                .satisfies(item -> {
                    assertThat(item).containsEntry("title", "Child").doesNotContainKey("metadata");
                });
        assertThat(cli.must("work", "list", "--parent", parent, "--quiet").out())
                .hasLineCount(1);
        assertThat(cli.must("work list --roots --full --json").items())
                .hasSize(1)
                .first()
                .satisfies(item -> {
                    assertThat(item).containsEntry("title", "Parent").containsKey("metadata");
                });
        assertThat(cli.must("work list --csv").out())
                .startsWith("id,key,version,item_type,title,")
                .hasLineCount(3);
        assertThat(cli.must("work list --status completed").out()).isEqualTo("No work items.\n");
    }

    @Test
    void searchesByWords() {
        task("Read invoices");
        task("Other", "--description", "Invoices are READ");

        assertThat(cli.must("work", "search", "réad", "inv", "--json").items())
                .extracting(item -> item.get("title"))
                .containsExactly("Read invoices", "Other");
        assertThat(cli.must("work", "search", "read inv", "--limit", "1", "--all", "--full", "--json")
                        .items())
                .extracting(item -> item.get("description"))
                .containsExactly(null, "Invoices are READ");
        assertThat(cli.must("work", "list", "--text", "invoices other", "--json")
                        .items())
                .hasSize(1);
        assertThat(cli.must("work", "search", "nowhere").out()).isEqualTo("No work items.\n");
        assertThat(cli.run("work", "search", "' OR *").status()).isZero();
        assertThat(cli.run("work", "search", "*").err()).contains("text must hold a word");
    }

    @Test
    void fitsATableIntoTheTerminal() {
        task("An item with a title that is far too long for a narrow terminal 東京東京東京東京");

        String out = cli.with("COLUMNS", "60").must("work list").out();

        assertThat(out).contains("…").hasLineCount(2);
        assertThat(out.lines()).allSatisfy(line -> assertThat(line.length()).isLessThanOrEqualTo(60));
    }

    @Test
    void usesColourOnATerminalOnly() {
        task("A");

        assertThat(cli.must("work list").out()).doesNotContain("\u001b");
        assertThat(new Cli(folder).onTerminal().must("work list").out()).contains("\u001b[1m");
        assertThat(new Cli(folder).onTerminal().must("work list --no-color").out())
                .doesNotContain("\u001b");
        assertThat(new Cli(folder)
                        .onTerminal()
                        .with("NO_COLOR", "1")
                        .must("work list")
                        .out())
                .doesNotContain("\u001b");
    }

    @Test
    void neverLetsTextOfTheRecordSteerTheTerminal() {
        String key = task(
                "\u001b[31mred\u202Eder\u200B",
                "--description",
                "a\u0007\nb\u001b]0;t\u0007",
                "--actor",
                "e\u001b[0mve");

        for (String line : List.of(
                "work list",
                "work tree",
                "work show " + key,
                "history",
                "work list --json",
                "work list --csv",
                "work list --jsonl",
                "work show " + key + " --json",
                "status --full")) {
            assertThat(cli.must(line).out())
                    .as(line)
                    .doesNotContain("\u001b", "\u202E", "\u200B", "\u0007")
                    .contains("\\u001b");
        }
        assertThat(cli.must("work", "show", key, "--json").text("title")).isEqualTo("\u001b[31mred\u202Eder\u200B");
    }

    @Test
    void showsTheTree() {
        String root = task("Root");
        String child = task("Child", "--parent", root, "--priority", "1");
        task("Grandchild", "--parent", child);
        task("Second", "--parent", root, "--priority", "2");

        assertThat(cli.must("work", "tree", root).out()).matches("""
                        \\w{5} active Root task
                        ├─ \\w{5} active Child task
                        │  └─ \\w{5} active Grandchild task
                        └─ \\w{5} active Second task
                        """);
        assertThat(cli.must("work tree --json").items()).hasSize(1);
        assertThat(cli.must("work tree --quiet").out()).hasLineCount(4);
    }

    @Test
    void updatesOnTheVersionJustRead() {
        String key = task("Old", "--label", "a", "--meta", "estimated_hours=2");

        Map<String, Object> updated = cli.must(
                        "work",
                        "update",
                        key,
                        "--title",
                        "New",
                        "--add-label",
                        "b",
                        "--meta",
                        "actual_hours=3",
                        "--json")
                .json();

        assertThat(updated)
                .containsEntry("title", "New")
                .containsEntry("version", 2L)
                .containsEntry("labels", List.of("a", "b"))
                .containsEntry("metadata", Map.of("estimated_hours", 2L, "actual_hours", 3L));
        assertThat(cli.run("work", "update", key, "--version", "1", "--title", "Late")
                        .status())
                .isEqualTo(5);
        assertThat(cli.run("work", "update", "zzzzz", "--title", "x").status()).isEqualTo(4);
    }

    @Test
    void completesEachOfSeveralItems() {
        String first = task("First");
        String second = task("Second", "--depends-on", first);

        Cli.Outcome outcome = cli.run("work", "done", first, "nosuch", second);

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.out()).contains(first + " completed First", second + " completed Second", "Ready now");
        assertThat(outcome.err()).contains("'nosuch'", "2 of 3 items completed; not completed: nosuch");
    }

    @Test
    void saysWhatBecameReady() {
        String first = task("First");
        task("Second", "--depends-on", first);

        assertThat(cli.must("work", "done", first, "--json").json().get("became_ready"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.LIST)
                .hasSize(1);
    }

    @Test
    void blocksWithAReasonAndReopensWithoutIt() {
        String key = task("A", "--meta", "estimated_hours=1");

        Map<String, Object> blocked = cli.must("work", "block", key, "--reason", "No sample", "--json")
                .json();
        Map<String, Object> reopened = cli.must("work", "reopen", key, "--json").json();

        assertThat(blocked)
                .containsEntry("status", "blocked")
                .containsEntry("metadata", Map.of("estimated_hours", 1L, "blocked_reason", "No sample"));
        assertThat(reopened).containsEntry("status", "active").containsEntry("metadata", Map.of("estimated_hours", 1L));
    }

    @Test
    void warnsThatOnlyTasksKeepAReason() {
        String key = cli.must("work create research R --json").text("key");

        Cli.Outcome outcome = cli.must("work", "block", key, "--reason", "No time", "--json");

        assertThat(outcome.json()).containsEntry("status", "blocked");
        assertThat(outcome.err()).startsWith("Warning: only tasks keep a reason");
    }

    @Test
    void setsAndRemovesDependencies() {
        String first = task("First");
        String second = task("Second");

        assertThat(cli.must("work", "depend", second, "--on", first).out())
                .contains(second + " Second waits for " + first);
        assertThat(cli.run("work", "depend", first, "--on", second).status()).isEqualTo(3);
        assertThat(cli.run("work", "depend", first, "--on", second).err()).contains("would close a cycle");
        assertThat(cli.must("work", "depend", second, "--on", first, "--remove", "--json")
                        .json())
                .containsEntry("changed", true);
    }

    @Test
    void movesDeletesAndRestores() {
        String parent = task("Parent");
        String child = task("Child");

        assertThat(cli.must("work", "move", child, "--to", parent, "--json").json())
                .containsEntry("depth", 1L);
        assertThat(cli.run("work", "move", parent, "--to", child).status()).isEqualTo(3);
        assertThat(cli.must("work", "move", child, "--root", "--json").json()).containsEntry("depth", 0L);
        assertThat(cli.must("work", "delete", child, "--json").json()).containsKey("deleted_at");
        assertThat(cli.run("work", "show", child).status()).isEqualTo(4);
        assertThat(cli.must("work", "show", child, "--include-deleted").out()).contains("deleted");
        assertThat(cli.must("work", "restore", child, "--json").json()).doesNotContainKey("deleted_at");
        assertThat(cli.run("work", "delete", "zzzzz").status()).isEqualTo(4);
        assertThat(cli.run("work", "restore", "zzzzz").status()).isEqualTo(4);
        assertThat(cli.run("work", "reopen", "zzzzz").status()).isEqualTo(4);
        assertThat(cli.run("work", "block", "zzzzz").status()).isEqualTo(4);
        assertThat(cli.run("work", "tree", "zzzzz").status()).isEqualTo(4);
    }

    @Test
    void suggestsKeysForAMistypedOne() {
        String key = task("A");
        String mistyped = key.substring(0, 4) + (key.endsWith("a") ? "b" : "a");

        assertThat(cli.run("work", "show", mistyped).err()).contains("Did you mean " + key + "?");
    }

    @Test
    void claimsTheNextReadyItemAndGivesItBack() {
        String first = task("First", "--priority", "1");
        String second = task("Second", "--depends-on", first);

        assertThat(cli.must("work", "ready", "--json").items())
                .extracting(item -> item.get("key"))
                .containsExactly(first);
        assertThat(cli.must("work", "claim").out()).contains(first).contains("claimed by ada");
        assertThat(cli.must("work", "claim").out()).contains("Nothing is ready.");
        assertThat(cli.must("work", "claim", first, "--release").out()).contains("free");
        assertThat(cli.run("work", "claim", second).err()).contains("it waits for " + first);
        assertThat(cli.run("work", "claim", "--release").status()).isEqualTo(3);
    }
}
