package dev.tracker.core.workitem;

import dev.tracker.core.json.FreeObject;
import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Require;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a session.
 *
 * @param tokenBudget 1,000 to 1,000,000 tokens
 * @param promptsCount from 0
 * @param yamlFrontmatter an object with {@code schema_version}, free otherwise
 */
public record SessionMetadata(int tokenBudget, int promptsCount, Map<String, @Nullable Object> yamlFrontmatter)
        implements WorkItemMetadata {

    public static final int MIN_BUDGET = 1_000;
    public static final int MAX_BUDGET = 1_000_000;

    public SessionMetadata {
        Require.range("token_budget", tokenBudget, MIN_BUDGET, MAX_BUDGET);
        Require.range("prompts_count", promptsCount, 0, Integer.MAX_VALUE);
        Require.that(yamlFrontmatter.get("schema_version") != null, "yaml_frontmatter.schema_version");
        yamlFrontmatter = FreeObject.normalized(yamlFrontmatter);
    }

    @Override
    public ItemType itemType() {
        return ItemType.SESSION;
    }

    static @Nullable SessionMetadata read(Fields fields) {
        fields.require("token_budget", "prompts_count", "yaml_frontmatter");
        Integer budget = fields.integer("token_budget", MIN_BUDGET, MAX_BUDGET);
        Integer prompts = fields.integer("prompts_count", 0, Integer.MAX_VALUE);
        Map<String, @Nullable Object> frontmatter = fields.freeObject("yaml_frontmatter");
        if (frontmatter != null && frontmatter.get("schema_version") == null) {
            fields.refuse("yaml_frontmatter.schema_version", "is required", null);
        }
        return fields.violations().isEmpty() && budget != null && prompts != null && frontmatter != null
                ? new SessionMetadata(budget, prompts, frontmatter)
                : null;
    }
}
