package dev.tracker.core.workitem;

import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of a project.
 *
 * @param description 1 to 1,000 characters
 * @param targetQuarter such as {@code 2026-Q3}
 */
public record ProjectMetadata(String description, @Nullable String targetQuarter, List<String> constitutionalPrinciples)
        implements WorkItemMetadata {

    private static final int MAX_DESCRIPTION = 1_000;

    public ProjectMetadata {
        Require.text("description", description, 1, MAX_DESCRIPTION);
        Require.that(targetQuarter == null || Quarter.isValid(targetQuarter), "target_quarter");
        constitutionalPrinciples = List.copyOf(constitutionalPrinciples);
    }

    @Override
    public ItemType itemType() {
        return ItemType.PROJECT;
    }

    static @Nullable ProjectMetadata read(Fields fields) {
        fields.require("description");
        String description = fields.text("description", 1, MAX_DESCRIPTION);
        String quarter = Quarter.read(fields, "target_quarter");
        List<String> principles = FreeTexts.read(fields, "constitutional_principles");
        return fields.violations().isEmpty() && description != null
                ? new ProjectMetadata(description, quarter, principles)
                : null;
    }
}
