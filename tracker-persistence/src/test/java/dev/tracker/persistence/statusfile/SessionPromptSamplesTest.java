package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.statusfile.PromptReading;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatedPrompt;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class SessionPromptSamplesTest {

    private final YamlSessionPrompts format = new YamlSessionPrompts();

    @Test
    void readsAPromptWithEverythingItsFrontMatterSays() {
        PromptReading reading = sample("2025-10-04-tpd-manifest.md");

        StatedPrompt prompt = ((PromptReading.Read) reading).prompt();
        assertThat(prompt.title()).isEqualTo("TPD to the extraction manifest");
        assertThat(prompt.tokenBudget()).isEqualTo(150_000);
        assertThat(prompt.promptsCount()).isNull();
        assertThat(prompt.priority()).isEqualTo(2);
        assertThat(prompt.created()).isEqualTo("2025-10-04T00:00:00Z");
        assertThat(prompt.text())
                .isEqualTo("# TPD to the extraction manifest\n\n1. Read the AMINA manifest.\n2. Write TPD's.");
        assertThat(prompt.frontMatter())
                .hasSize(13)
                .containsEntry("constitutional_principles", List.of(1L, 2L, 4L, 11L))
                .containsEntry("date", "2025-10-04")
                .containsEntry("requires_three_step_research", true);
        assertThat(String.valueOf(prompt.frontMatter().get("migration_order")))
                .contains("prerequisites=[AMINA implementation complete]");
    }

    @Test
    void saysWhereAndWhyAPromptIsSkipped() {
        assertSkipped(sample("bad-yaml.md"), 3, "quoted text that begins here is not closed");
        assertSkipped(sample("bad-object-tag.md"), 4, "!!javax.script.ScriptEngineManager");
        assertSkipped(sample("bad-no-version.md"), 2, "schema_version: \"1.0\"");
        assertSkipped(sample("bad-unclosed.md"), 1, "never closed");
        assertSkipped(sample("bad-future-version.md"), 2, "\"7.0\" is not known here");
    }

    @Test
    void asksForFrontMatterWhereThereIsNone() {
        assertSkipped(parse("# Only text\n"), 1, "no front matter");
        assertSkipped(parse(""), 1, "no front matter");
        assertSkipped(parse("---\n---\nText\n"), 2, "no schema_version");
    }

    @Test
    void readsWindowsFilesWithAByteOrderMark() {
        byte[] bytes = "\uFEFF---\r\nschema_version: \"1.2\"\r\ntitle: Über\r\n---\r\n\r\nText\r\n"
                .getBytes(java.nio.charset.StandardCharsets.UTF_8);

        PromptReading reading = format.parse("a.md", SourceText.decode(bytes, "path"));

        assertThat(((PromptReading.Read) reading).prompt().title()).isEqualTo("Über");
        assertThat(((PromptReading.Read) reading).prompt().text()).isEqualTo("Text");
    }

    @Test
    void refusesVersionsThatAreNoTexts() {
        assertSkipped(parse("---\nschema_version: 1.0\ntitle: A\n---\n"), 2, "must be a text");
        assertSkipped(parse("---\ntitle: A\nschema_version: soon\n---\n"), 3, "is no version");
    }

    @Test
    void refusesTitlesAndNumbersThatBreakTheirRules() {
        assertSkipped(front("title: [a]"), 3, "no title");
        assertSkipped(front("title: " + "x".repeat(201)), 3, "201 characters");
        assertSkipped(front("title: A\ntoken_budget: 999"), 4, "from 1000 to 1000000, not 999");
        assertSkipped(front("title: A\ntoken_budget: \"5000\""), 4, "whole number");
        assertSkipped(front("title: A\nprompts_count: -1"), 4, "whole number");
        assertSkipped(
                parse("---\nschema_version: \"1.0\"\ntitle: A\n---\n\n" + "x".repeat(10_001)), 6, "10001 characters");
    }

    @Test
    void refusesAKeyThatIsGivenTwice() {
        assertSkipped(front("title: A\nlist: 1\nlist: 2"), 5, "list");
    }

    @Test
    void takesFiftyAliasesAndNoMore() {
        assertThat(front("title: A\nx: &x 1\nmany: " + aliases(50))).isInstanceOf(PromptReading.Read.class);
        assertSkipped(front("title: A\nx: &x 1\nmany: " + aliases(51)), 5, "more than 50 aliases");
    }

    @Test
    void refusesWhatGrowsBeyondItsLimits() {
        String bomb = IntStream.rangeClosed(1, 5)
                .mapToObj(level -> "l" + level + ": &l" + level + " [" + ("*l" + (level - 1) + ", ").repeat(9) + "1]")
                .collect(Collectors.joining("\n"));

        assertSkipped(front("title: A\nl0: &l0 [" + "a, ".repeat(99) + "a]\n" + bomb), 2, "larger than 64 KiB");
        assertSkipped(front("title: A\nx: " + "x".repeat(65_536)), 2, "larger than 64 KiB");
        assertSkipped(front("title: A\nx: " + "[".repeat(20_000) + "]".repeat(20_000)), 4, "more than 10 levels");
    }

    @Test
    void countsBytesBeforeAndAfterAliases() {
        assertSkipped(front("title: A\nx: " + "ä".repeat(32_768)), 2, "larger than 64 KiB.");
        assertSkipped(
                front("title: A\nx: &x " + "ä".repeat(16_000) + "\ny: *x\nz: *x"),
                2,
                "larger than 64 KiB when its aliases are filled in");
    }

    @Test
    void refusesRecursionAndSecondDocuments() {
        assertThat(front("title: A\nx: &x [*x]")).isInstanceOf(PromptReading.Skipped.class);
        assertThat(front("title: A\n--- b")).isInstanceOf(PromptReading.Skipped.class);
        assertThat(front("title: A\nx: !<tag:yaml.org,2002:binary> aGk=")).isInstanceOf(PromptReading.Skipped.class);
    }

    private PromptReading sample(String name) {
        return format.parse(name, Samples.source("prompts/" + name));
    }

    private PromptReading front(String yaml) {
        return parse("---\nschema_version: \"1.0\"\n" + yaml + "\n---\nText\n");
    }

    private PromptReading parse(String text) {
        return format.parse("a.md", SourceText.of(text));
    }

    private static String aliases(int count) {
        return "[" + "*x, ".repeat(count - 1) + "*x]";
    }

    private static void assertSkipped(PromptReading reading, int line, String reason) {
        assertThat(reading).isInstanceOfSatisfying(PromptReading.Skipped.class, skipped -> {
            assertThat(skipped.reason())
                    .contains(reason)
                    .startsWith("The prompt is skipped: ")
                    .endsWith(".");
            assertThat(skipped.line()).isEqualTo(line);
        });
    }
}
