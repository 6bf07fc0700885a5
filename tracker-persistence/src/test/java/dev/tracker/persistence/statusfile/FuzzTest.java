package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.testkit.legacy.LegacyFiles;
import dev.tracker.testkit.legacy.LegacyForm;
import dev.tracker.testkit.legacy.Mutations;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** No text makes the parser fail, loop or lose a line. {@code -Dtracker.fuzz.mutations=N} tries more of them, or fewer. */
@Tag("long")
class FuzzTest {

    private static final int MUTATIONS = Integer.getInteger("tracker.fuzz.mutations", 10_000);
    private static final int HUGE = 200_000;

    @Test
    @Timeout(300)
    void survivesMutationsOfTheSamples() {
        List<String> samples = new ArrayList<>();
        samples.add(Samples.source(Samples.PLAIN).text());
        samples.add(Samples.source(Samples.GENERATED).text());
        samples.add(LegacyFiles.wellFormed(LegacyForm.MIXED, 1).text());
        YamlSessionPrompts prompts = new YamlSessionPrompts();

        for (int seed = 0; seed < MUTATIONS; seed++) {
            String mutated = Mutations.of(samples.get(seed % samples.size()), seed);
            ParsedStatusFile file = assertParses(mutated, seed);
            assertThatCode(() -> Accounting.check(file))
                    .as("seed %d of\n%s", seed, mutated)
                    .doesNotThrowAnyException();
            assertThatCode(() -> prompts.parse("a.md", SourceText.of(mutated))).doesNotThrowAnyException();
        }
    }

    @Test
    void survivesMutationsOfPromptFiles() {
        String sample = Samples.source("prompts/2025-10-04-tpd-manifest.md").text();
        YamlSessionPrompts prompts = new YamlSessionPrompts();

        for (int seed = 0; seed < MUTATIONS / 2; seed++) {
            String mutated = Mutations.of(sample, seed);
            assertThatCode(() -> prompts.parse("a.md", SourceText.of(mutated)))
                    .as("of\n%s", mutated)
                    .doesNotThrowAnyException();
        }
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "- ",
                "> ",
                ">",
                "* - + ",
                "# ",
                "  - x\n",
                "[",
                "[x]: ",
                "`",
                "``` ",
                "<!--",
                "<!-- notes -->\n",
                "&#",
                "\\",
                "**",
                "(",
                "- a: operational [",
                "## Vendors\n- a: broken\n",
                "## Session Prompts\n### Session 1\n---\n",
                "---\n",
                "a\n---\n",
                "### x (task)\n- Status: active\n",
                "## Active Work Items\n### x (task)\n",
                "\t",
                " ",
                "1. ",
                "~~~\n",
                "a: b\n",
                "<",
                "- **Description**: x\n\n  ",
                "### 2025-01-01 - PR #1\n- Tests: 1 a,",
                "*Generated at x*\n---\n",
                "\n"
            })
    @Timeout(60)
    void readsWhatRepeatsWithoutEnd(String piece) {
        for (String beginning : List.of(
                "",
                "## Vendors\n",
                "## Active Work Items\n",
                "## Future Enhancements\n",
                "## Future Enhancements\n### ",
                "## Vendors\n- a: ",
                "## Deployments\n### 2025-01-01 - PR #1\n- Work Items: ",
                "## Session Prompts\n### Session 1\n")) {
            String text = beginning + piece.repeat(HUGE / piece.length());

            Accounting.check(Samples.parse(text));
        }
    }

    @Test
    @Timeout(60)
    void readsEverDeeperIndentation() {
        StringBuilder text = new StringBuilder("## Active Work Items\n");
        for (int depth = 0; depth < 700; depth++) {
            text.append("  ".repeat(depth))
                    .append("### x (task)\n")
                    .append("  ".repeat(depth))
                    .append("- Status: active\n");
        }

        Accounting.check(Samples.parse(text.toString()));
    }

    /** A few seconds' work; where any of it grew with the square of the text, it would be that of hours. */
    @Test
    @Timeout(value = 120, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void readsAVeryLongFile() {
        String item = "### x (task)\n- Status: active\n- Created: 2026-01-01 00:00:00 UTC\n\n";
        int items = 60_000;

        ParsedStatusFile file = Samples.parse("## Active Work Items\n" + item.repeat(items));

        assertThat(file.workItems()).hasSize(items);
        assertThat(file.unparsed()).isEmpty();
    }

    private static ParsedStatusFile assertParses(String text, int seed) {
        try {
            return Samples.parse(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + " of\n" + text, e);
        }
    }
}
