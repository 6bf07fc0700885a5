package dev.tracker.core.statusfile;

import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * What a status file says of a work item. Lists of them are trees in depth-first order: the parent of
 * an item is the last one before it whose depth is one less.
 *
 * @param depth 0 for a root; never more than one deeper than the item before it
 * @param priority 1, the highest, to 5; null: not said, which a generated file means by the default
 * @param created to the second, which is all that a file says
 * @param parent the title that the item's own line gives for its parent
 * @param description null in generated files, which do not tell it
 * @param references items' references that it carries, such as {@code T001}, without their {@code #}
 */
public record StatedWorkItem(
        ItemType type,
        String title,
        int depth,
        @Nullable ItemStatus status,
        @Nullable Integer priority,
        @Nullable Instant created,
        @Nullable String branch,
        @Nullable String parent,
        @Nullable String description,
        List<String> references) {

    private static final Pattern REFERENCE =
            Pattern.compile("(?<![\\p{Alnum}_&#/])#([A-Za-z]{1,5}-?\\d{1,9})(?![\\p{Alnum}_])");

    public StatedWorkItem {
        description = description == null || description.isEmpty() ? null : description;
        priority = priority != null && priority == WorkItem.DEFAULT_PRIORITY ? null : priority;
        created = created == null ? null : created.truncatedTo(ChronoUnit.SECONDS);
        references = List.copyOf(references);
    }

    /** The same at another place of the tree. */
    public StatedWorkItem under(@Nullable String otherParent, int otherDepth) {
        return new StatedWorkItem(
                type, title, otherDepth, status, priority, created, branch, otherParent, description, references);
    }

    /** The references in a text, such as {@code T001} of {@code #T001}, each once. */
    public static List<String> referencesIn(String text) {
        if (text.indexOf('#') < 0) {
            return List.of();
        }
        return REFERENCE
                .matcher(text)
                .results()
                .map(reference -> reference.group(1))
                .distinct()
                .toList();
    }
}
