package dev.tracker.core.statusfile;

import dev.tracker.core.json.FreeObject;
import java.time.Instant;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * What a session prompt says.
 *
 * @param title its heading in a status file, the front matter's {@code title} in a file of its own
 * @param created midnight UTC of its date; null: it names none
 * @param frontMatter everything its front matter says, {@code schema_version} always among it (as
 *     {@code "1.0"} where the prompt section of a status file lacks it)
 * @param tokenBudget within its bounds; null: not said
 * @param promptsCount from 0; null: not said
 * @param priority 1, the highest, to 5, also where it was written as a word; null: not said, or not
 *     one of the words, which then stands in the front matter only
 * @param text the prompt itself, without surrounding blank lines
 */
public record StatedPrompt(
        String title,
        @Nullable Instant created,
        Map<String, @Nullable Object> frontMatter,
        @Nullable Integer tokenBudget,
        @Nullable Integer promptsCount,
        @Nullable Integer priority,
        String text) {

    public StatedPrompt {
        frontMatter = FreeObject.normalized(frontMatter);
    }
}
