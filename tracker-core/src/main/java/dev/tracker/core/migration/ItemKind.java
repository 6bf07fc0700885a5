package dev.tracker.core.migration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.json.UnicodeText;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.GitLinks;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.Placement;
import dev.tracker.core.workitem.ProjectMetadata;
import dev.tracker.core.workitem.ResearchMetadata;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemMetadata;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.IdentityHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The work items of a file; one is known by the titles from its root to itself and by when it was created. */
final class ItemKind extends Kind<StatedWorkItem, WorkItem> {

    private static final int MAX_PROJECT_DESCRIPTION = 1_000;
    private static final int MAX_BRANCH = 255;
    private static final Pattern LABEL = Pattern.compile("[A-Za-z0-9_./-]{1,50}");

    private final Intake intake;
    private final Setting setting;
    private final boolean generated;
    private final IdentityHashMap<SourceEntry<StatedWorkItem, WorkItem>, List<String>> titles = new IdentityHashMap<>();
    private final IdentityHashMap<SourceEntry<StatedWorkItem, WorkItem>, SourceEntry<StatedWorkItem, WorkItem>>
            parents = new IdentityHashMap<>();
    private final Map<WorkItemId, List<String>> storedTitles = new HashMap<>();

    ItemKind(ParsedStatusFile file, Intake intake, Setting setting) {
        super(file.workItems(), file.faults(), Section.WORK_ITEMS);
        this.intake = intake;
        this.setting = setting;
        this.generated = file.isGenerated();
        drawTree();
    }

    @Override
    String name(StatedWorkItem stated) {
        return stated.title();
    }

    @Override
    Object key(SourceEntry<StatedWorkItem, WorkItem> entry) {
        return Objects.requireNonNull(titles.get(entry), "drawn");
    }

    @Override
    Object keyOf(WorkItem item) {
        return storedTitles.getOrDefault(item.id(), List.of());
    }

    @Override
    List<WorkItem> stored() {
        Set<String> wanted = new HashSet<>();
        entries.forEach(entry -> wanted.add(entry.stated().title()));
        List<WorkItem> found = intake.itemsTitled(wanted);
        Map<WorkItemId, WorkItem> byId = new HashMap<>();
        found.forEach(item -> byId.put(item.id(), item));
        storedTitles.clear();
        List<WorkItem> rooted = new ArrayList<>();
        for (WorkItem item : found) {
            List<String> path = path(item, byId);
            if (path != null) {
                storedTitles.put(item.id(), path);
                rooted.add(item);
            }
        }
        return rooted;
    }

    @Override
    boolean isSame(StatedWorkItem stated, WorkItem item) {
        Instant created = stated.created();
        return created == null || created.equals(item.revision().createdAt().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    List<String> differences(StatedWorkItem stated, WorkItem item) {
        List<String> differences = new ArrayList<>();
        if (stated.type() != item.itemType()) {
            differences.add("item_type is " + word(item.itemType()));
        }
        if (stated.status() != null && stated.status() != item.status()) {
            differences.add("status is " + word(item.status()));
        }
        Integer priority =
                stated.priority() == null && generated ? Integer.valueOf(WorkItem.DEFAULT_PRIORITY) : stated.priority();
        if (priority != null && priority != item.priority()) {
            differences.add("priority is " + item.priority());
        }
        if (stated.branch() != null && !item.git().branches().contains(stated.branch())) {
            differences.add("branch is " + item.git().branchName());
        }
        if (stated.description() != null && !stated.description().strip().equals(item.description())) {
            differences.add("description is another");
        }
        if (!item.labels().containsAll(labels(stated))) {
            differences.add("labels are " + item.labels());
        }
        return differences;
    }

    @Override
    void add(List<SourceEntry<StatedWorkItem, WorkItem>> fresh, ChangeSet changes) {
        List<WorkItem> items = new ArrayList<>();
        for (SourceEntry<StatedWorkItem, WorkItem> entry : fresh) {
            WorkItem item = made(entry, () -> item(entry));
            if (item != null) {
                entry.entity = item;
                items.add(item);
            }
        }
        log(intake.addItems(items), changes);
    }

    /** Logs items as they were stored. */
    static void log(List<WorkItem> items, ChangeSet changes) {
        items.forEach(item -> changes.add(
                EntityType.WORK_ITEM,
                item.id(),
                1L,
                Action.IMPORTED,
                Setting.logged(item, item.revision().createdAt())));
    }

    private WorkItem item(SourceEntry<StatedWorkItem, WorkItem> entry) {
        StatedWorkItem stated = entry.stated();
        WorkItemId id = new WorkItemId(setting.ids().next());
        String branch = stated.branch();
        if (branch != null && UnicodeText.length(branch) > MAX_BRANCH) {
            throw new IllegalArgumentException("branch must have 1 to " + MAX_BRANCH + " characters");
        }
        GitLinks links = branch == null
                ? GitLinks.NONE
                : GitLinks.NONE.with(new GitLink(GitLink.Kind.BRANCH, branch, setting.now(), setting.actor()));
        return new WorkItem(
                id,
                WorkItemKey.of(id, WorkItemKey.MIN_LENGTH),
                stated.type(),
                stated.title(),
                stated.description() == null ? null : stated.description().strip(),
                stated.status() == null ? ItemStatus.ACTIVE : stated.status(),
                stated.priority() == null ? WorkItem.DEFAULT_PRIORITY : stated.priority(),
                labels(stated),
                null,
                placement(id, parents.get(entry)),
                metadata(stated),
                links,
                null,
                null,
                setting.revision(Objects.requireNonNullElse(stated.created(), setting.now())));
    }

    private Placement placement(WorkItemId id, @Nullable SourceEntry<StatedWorkItem, WorkItem> parent) {
        if (parent == null) {
            return Placement.root(id);
        }
        WorkItem above = parent.entity;
        if (above == null) {
            throw new IllegalArgumentException("it stands below '" + shown(parent) + "', which cannot be either");
        }
        if (above.isArchived()) {
            throw new IllegalArgumentException(
                    "it stands below '" + above.title() + "', which is archived; restore that first");
        }
        return above.placement().below(above.id(), id);
    }

    private WorkItemMetadata metadata(StatedWorkItem stated) {
        return switch (stated.type()) {
            case PROJECT -> new ProjectMetadata(projectDescription(stated), null, List.of());
            case SESSION -> new SessionMetadata(setting.tokenBudget(), 0, Map.of("schema_version", "1.0"));
            case TASK -> TaskMetadata.EMPTY;
            case RESEARCH -> new ResearchMetadata(List.of(), List.of(), null);
        };
    }

    private static String projectDescription(StatedWorkItem stated) {
        String text = stated.description() == null || stated.description().isBlank()
                ? stated.title()
                : stated.description().strip();
        int end = text.offsetByCodePoints(0, Math.min(MAX_PROJECT_DESCRIPTION, text.codePointCount(0, text.length())));
        return text.substring(0, end);
    }

    private static List<String> labels(StatedWorkItem stated) {
        return stated.references().stream()
                .distinct()
                .filter(reference -> LABEL.matcher(reference).matches())
                .limit(WorkItem.MAX_LABELS)
                .toList();
    }

    private void drawTree() {
        List<SourceEntry<StatedWorkItem, WorkItem>> open = new ArrayList<>();
        for (SourceEntry<StatedWorkItem, WorkItem> entry : entries) {
            while (open.size() > entry.stated().depth()) {
                open.remove(open.size() - 1);
            }
            List<String> path = new ArrayList<>();
            open.forEach(above -> path.add(above.stated().title()));
            path.add(entry.stated().title());
            titles.put(entry, List.copyOf(path));
            if (!open.isEmpty()) {
                parents.put(entry, open.get(open.size() - 1));
            }
            open.add(entry);
        }
    }

    /** The titles from the root to the item; null where one above it is of a title that the file does not have. */
    private static @Nullable List<String> path(WorkItem item, Map<WorkItemId, WorkItem> byId) {
        List<String> path = new ArrayList<>();
        WorkItem at = item;
        while (at != null) {
            path.add(0, at.title());
            WorkItemId parent = at.placement().parentId();
            if (parent == null) {
                return List.copyOf(path);
            }
            at = byId.get(parent);
        }
        return null;
    }

    private static String word(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
