package dev.tracker.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.statusfile.PromptReading;
import dev.tracker.core.statusfile.SessionPromptFormat;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.testkit.legacy.Mutations;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What a {@link SessionPromptFormat} promises. */
public abstract class SessionPromptFormatContract {

    private static final int SEEDS = 200;

    private static final String PROMPT = """
            ---
            schema_version: "1.0"
            title: Grüße 🌍
            token_budget: 50000
            more: {deep: [1, 2.5, "x"]}
            ---

            # Do it

            Then rest.
            """;

    private static final List<String> MALFORMED = List.of(
            "",
            "text without front matter",
            "---\nschema_version: '1.0'\ntitle: never ended\n",
            "---\nschema_version: '1.0'\n---\nno title\n",
            "---\ntitle: [unclosed\n---\n",
            "---\n- a list\n---\n");

    /** The implementation under test. */
    protected abstract SessionPromptFormat format();

    @Test
    void readsAPromptWhole() {
        PromptReading reading = parse(PROMPT);

        assertThat(reading).isInstanceOfSatisfying(PromptReading.Read.class, read -> {
            StatedPrompt prompt = read.prompt();
            assertThat(read.file()).isEqualTo("prompts/1.md");
            assertThat(prompt.title()).isEqualTo("Grüße 🌍");
            assertThat(prompt.tokenBudget()).isEqualTo(50_000);
            assertThat(prompt.promptsCount()).isNull();
            assertThat(prompt.frontMatter()).containsKeys("schema_version", "more");
            assertThat(prompt.text()).isEqualTo("# Do it\n\nThen rest.");
        });
    }

    @Test
    void saysWhatIsWrongWithAMalformedOne() {
        for (String text : MALFORMED) {
            assertThat(parse(text)).as(text).isInstanceOfSatisfying(PromptReading.Skipped.class, skipped -> {
                assertThat(skipped.file()).isEqualTo("prompts/1.md");
                assertThat(skipped.line()).isPositive();
                assertThat(skipped.reason()).isNotBlank().endsWith(".");
            });
        }
    }

    @Test
    void failsOnNoText() {
        for (int seed = 0; seed < SEEDS; seed++) {
            assertThat(parse(Mutations.of(PROMPT, seed))).as("seed %d", seed).isNotNull();
        }
    }

    private PromptReading parse(String text) {
        return format().parse("prompts/1.md", SourceText.of(text));
    }
}
