package dev.tracker.core.workitem;

import dev.tracker.core.validation.Fields;
import dev.tracker.core.validation.Require;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * Metadata of research.
 *
 * @param findingsSummary to 2,000 characters
 */
public record ResearchMetadata(
        List<String> researchQuestions,
        List<String> references,
        @Nullable String findingsSummary) implements WorkItemMetadata {

    private static final int MAX_SUMMARY = 2_000;

    public ResearchMetadata {
        researchQuestions = List.copyOf(researchQuestions);
        references = List.copyOf(references);
        Require.optionalText("findings_summary", findingsSummary, MAX_SUMMARY);
    }

    @Override
    public ItemType itemType() {
        return ItemType.RESEARCH;
    }

    static ResearchMetadata read(Fields fields) {
        return new ResearchMetadata(
                FreeTexts.read(fields, "research_questions"),
                FreeTexts.read(fields, "references"),
                fields.text("findings_summary", 0, MAX_SUMMARY));
    }
}
