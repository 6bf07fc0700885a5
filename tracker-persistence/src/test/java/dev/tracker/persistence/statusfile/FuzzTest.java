package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.testkit.legacy.LegacyFiles;
import dev.tracker.testkit.legacy.LegacyForm;
import dev.tracker.testkit.legacy.Mutations;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class FuzzTest {

    private static final int MUTATIONS = 10_000;
    private static final int HUGE = 200_000;

    @Test
    @Timeout(300)
    void survivesTenThousandMutationsOfTheSamples() {
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
                "## Session Prompts\n### Session 1\n")) {
            String text = beginning + piece.repeat(HUGE / piece.length());

            Accounting.check(Samples.parse(text));
        }
    }

    @Test
    @Timeout(60)
    void readsEverDeeperIndentation() {
        StringBuilder text = new StringBuilder("## Active Work Items\n");
        for (int depth = 0; depth < 1_500; depth++) {
            text.append("  ".repeat(depth))
                    .append("### x (task)\n")
                    .append("  ".repeat(depth))
                    .append("- Status: active\n");
        }

        Accounting.check(Samples.parse(text.toString()));
    }

    @Test
    void takesTimeInProportionToTheText() {
        String item = "### x (task)\n- Status: active\n- Created: 2026-01-01 00:00:00 UTC\n\n";
        String small = "## Active Work Items\n" + item.repeat(4_000);
        String large = "## Active Work Items\n" + item.repeat(32_000);
        Samples.parse(small);

        Duration ofSmall = shortest(small);
        Duration ofLarge = shortest(large);

        // Eight times the text; quadratic work would take sixty-four times as long.
        assertThat(ofLarge).isLessThan(ofSmall.plusMillis(20).multipliedBy(24));
    }

    private static Duration shortest(String text) {
        Duration shortest = Duration.ofDays(1);
        for (int i = 0; i < 3; i++) {
            long begin = System.nanoTime();
            Samples.parse(text);
            Duration taken = Duration.ofNanos(System.nanoTime() - begin);
            shortest = taken.compareTo(shortest) < 0 ? taken : shortest;
        }
        return shortest;
    }

    private static ParsedStatusFile assertParses(String text, int seed) {
        try {
            return Samples.parse(text);
        } catch (RuntimeException | StackOverflowError e) {
            throw new AssertionError("seed " + seed + " of\n" + text, e);
        }
    }
}
