package dev.tracker.core.migration;

import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Objects;
import java.util.Set;

/** The prompts of a file's session section; one is known by its heading and its text. */
final class PromptKind extends Kind<StatedPrompt, WorkItem> {

    private final Intake intake;
    private final Setting setting;

    PromptKind(ParsedStatusFile file, Intake intake, Setting setting) {
        super(file.prompts(), file.faults(), Section.SESSION_PROMPTS);
        this.intake = intake;
        this.setting = setting;
    }

    @Override
    String name(StatedPrompt stated) {
        return stated.title();
    }

    @Override
    Object key(SourceEntry<StatedPrompt, WorkItem> entry) {
        return List.of(entry.stated().title(), entry.stated().text().strip());
    }

    @Override
    Object keyOf(WorkItem item) {
        return List.of(item.title(), Objects.requireNonNullElse(item.description(), ""));
    }

    @Override
    List<WorkItem> stored() {
        Set<String> titles = new HashSet<>();
        entries.forEach(entry -> titles.add(entry.stated().title()));
        return intake.itemsTitled(titles).stream()
                .filter(item -> item.itemType() == ItemType.SESSION)
                .toList();
    }

    @Override
    List<String> differences(StatedPrompt stated, WorkItem item) {
        return fieldsThatDiffer(stated, item);
    }

    /** What differs but for the title and the text. */
    static List<String> fieldsThatDiffer(StatedPrompt stated, WorkItem item) {
        List<String> differences = new ArrayList<>();
        SessionMetadata known = (SessionMetadata) item.metadata();
        if (!known.yamlFrontmatter().equals(stated.frontMatter())) {
            differences.add("yaml_frontmatter is another");
        }
        if (stated.tokenBudget() != null && stated.tokenBudget() != known.tokenBudget()) {
            differences.add("token_budget is " + known.tokenBudget());
        }
        if (stated.promptsCount() != null && stated.promptsCount() != known.promptsCount()) {
            differences.add("prompts_count is " + known.promptsCount());
        }
        if (stated.priority() != null && stated.priority() != item.priority()) {
            differences.add("priority is " + item.priority());
        }
        return differences;
    }

    @Override
    void add(List<SourceEntry<StatedPrompt, WorkItem>> fresh, ChangeSet changes) {
        List<WorkItem> items = new ArrayList<>();
        for (SourceEntry<StatedPrompt, WorkItem> entry : fresh) {
            WorkItem item = made(entry, () -> session(entry.stated(), setting));
            if (item != null) {
                entry.entity = item;
                items.add(item);
            }
        }
        ItemKind.log(intake.addItems(items), changes);
    }

    /**
     * The session item that a prompt becomes.
     *
     * @throws IllegalArgumentException if it breaks a rule, which the message names
     */
    static WorkItem session(StatedPrompt stated, Setting setting) {
        WorkItemId id = new WorkItemId(setting.ids().next());
        return new WorkItem(
                id,
                WorkItemKey.of(id, WorkItemKey.MIN_LENGTH),
                ItemType.SESSION,
                stated.title(),
                stated.text().strip(),
                ItemStatus.ACTIVE,
                Objects.requireNonNullElse(stated.priority(), WorkItem.DEFAULT_PRIORITY),
                List.of(),
                null,
                Placement.root(id),
                new SessionMetadata(
                        Objects.requireNonNullElse(stated.tokenBudget(), setting.tokenBudget()),
                        Objects.requireNonNullElse(stated.promptsCount(), 0),
                        stated.frontMatter()),
                GitLinks.NONE,
                null,
                null,
                setting.revision(Objects.requireNonNullElse(stated.created(), setting.now())));
    }
}
