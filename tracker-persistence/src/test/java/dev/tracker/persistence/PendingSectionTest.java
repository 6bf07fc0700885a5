package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PendingSectionTest {

    private static final String ONE = "<!-- tracker:pending b25l -->\n- one\n";
    private static final String TWO = "<!-- tracker:pending dHdv -->\n- two\n";
    private static final String HEADING = "## Pending Changes\n\n";

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "# Notes\n",
                HEADING + ONE,
                "# Notes\n\n" + HEADING + ONE + TWO + "\n# More\n",
                "# Notes\n\n\n" + HEADING + ONE + "\n\n" + HEADING + TWO,
                "# Notes\n\n\n" + HEADING + ONE + HEADING + TWO + "between\n\n\n" + HEADING + ONE,
                "# Notes\n\n\n## Pending Changes\n" + ONE + "<<<<<<< mine\n\n\n## Pending Changes\n\n\n" + TWO,
                "# Notes\n\n\n" + HEADING + "<!-- tracker:pending cut\n- one\n",
                "# Notes\n\n\n" + HEADING + "nothing of ours\n"
            })
    void isWrittenAsItWasRead(String text) {
        assertThat(PendingSection.in(text).without(block -> false).text()).isEqualTo(text);
    }

    @Test
    void readsTheEntriesOfEachPlaceAndLeavesTheRestWhenTheyAreGone() {
        String text =
                "# Notes\n\n\n" + HEADING + ONE + "\n" + HEADING + TWO + "\n\nA note.\n\n" + HEADING + ONE + "end";

        PendingSection section = PendingSection.in(text);

        assertThat(section.blocks()).extracting(PendingSection.Block::text).containsExactly("one", "two", "one");
        PendingSection rest = section.without(block -> "one".equals(block.text()));
        assertThat(rest.text())
                .startsWith("# Notes\n")
                .contains("\n" + HEADING + TWO)
                .contains("A note.")
                .endsWith("end");
        assertThat(PendingSection.in(rest.text()).blocks())
                .extracting(PendingSection.Block::text)
                .containsExactly("two");
        assertThat(section.without(block -> true).text())
                .doesNotContain("Pending", "tracker:")
                .contains("# Notes\n", "A note.", "end");
    }
}
