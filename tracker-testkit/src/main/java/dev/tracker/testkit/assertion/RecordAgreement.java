package dev.tracker.testkit.assertion;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.change.ChangeService;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.configuration.ConfigurationView;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.function.Function;

/**
 * Whether a record is what its change log says: the log is replayed from its first entry, and every
 * entity, version and dependency compared with the tables, archived items included.
 */
public final class RecordAgreement {

    /** Where an item stands follows from its parents, and a lease runs anew without an entry in the log. */
    static final Set<String> NOT_LOGGED = Set.of("path", "depth", "claim_expires_at");

    private final Tracker tracker;
    private final Replay replay;
    private final List<String> differences = new ArrayList<>();

    private RecordAgreement(ChangeService log, Tracker tracker, boolean offlineWrites) {
        this.tracker = tracker;
        this.replay = Replay.of(log, offlineWrites);
        this.differences.addAll(replay.faults());
    }

    /** Everything in which the record and its log disagree, in words; empty where they agree. */
    public static List<String> differences(Tracker tracker) {
        return differences(tracker.changes(), tracker);
    }

    static List<String> differences(ChangeService log, Tracker tracker) {
        return differences(log, tracker, false);
    }

    /**
     * As {@link #differences(Tracker)}, for a record that offline writes were brought to: where they met others'
     * changes, a version may have grown by more than one.
     */
    public static List<String> differencesAfterOfflineWrites(Tracker tracker) {
        return differences(tracker.changes(), tracker, true);
    }

    private static List<String> differences(ChangeService log, Tracker tracker, boolean offlineWrites) {
        RecordAgreement agreement = new RecordAgreement(log, tracker, offlineWrites);
        agreement.compareItems();
        agreement.compareVendors();
        agreement.compareEnhancements();
        agreement.compareDeployments();
        agreement.compareConfiguration();
        return agreement.differences;
    }

    private void compareItems() {
        List<WorkItem> items = new ArrayList<>(all(page -> tracker.workItems()
                .listWhole(new WorkItemQuery(null, null, null, null, null, null, null, null, true, page))));
        items.addAll(all(page -> tracker.archive().listWhole(ArchivedQuery.ALL.page(page))));
        Map<WorkItemId, WorkItem> byId = new HashMap<>();
        items.forEach(item -> {
            if (byId.put(item.id(), item) != null) {
                differences.add("work_item " + item.id() + " is both live and archived");
            }
        });
        items.forEach(item -> {
            compare(EntityType.WORK_ITEM, item.id().toString(), item, item.revision());
            comparePlace(item, byId);
        });
        compareIds(
                EntityType.WORK_ITEM,
                items.stream().map(item -> item.id().toString()).toList());
        compareDependencies(items);
    }

    private void comparePlace(WorkItem item, Map<WorkItemId, WorkItem> byId) {
        WorkItemId parentId = item.placement().parentId();
        WorkItem parent = parentId == null ? null : byId.get(parentId);
        String expected = (parent == null ? "" : parent.placement().path()) + "/" + item.id();
        int depth = parent == null ? 0 : parent.placement().depth() + 1;
        if (parent != null && parent.isArchived() && !item.isArchived()) {
            differences.add("work_item " + item.id() + " is live below an archived parent");
        }
        if (!item.placement().path().equals(expected) || item.placement().depth() != depth) {
            differences.add("work_item " + item.id() + " stands at " + item.placement() + ", its parent at "
                    + (parent == null ? "the top" : parent.placement()));
        }
    }

    private void compareDependencies(List<WorkItem> items) {
        Set<String> stored = new TreeSet<>();
        for (WorkItem item : items) {
            WorkItemView view = new WorkItemView(WorkItemRef.of(item.id()), false, true, 1, 1, true, true);
            Objects.requireNonNull(tracker.workItems().query(view).dependencies(), "asked for")
                    .forEach(dependency -> stored.add(dependency.sourceId() + " "
                            + RecordTree.plain(dependency.dependencyType()) + " "
                            + dependency.targetId()));
        }
        if (!stored.equals(replay.dependencies())) {
            differences.add("dependencies are " + stored + ", by the log " + replay.dependencies());
        }
    }

    private void compareVendors() {
        var vendors = all(page -> tracker.vendors()
                .list(new VendorQuery(null, null, null, null, page))
                .page());
        vendors.forEach(vendor -> compare(EntityType.VENDOR, vendor.id().toString(), vendor, vendor.revision()));
        compareIds(
                EntityType.VENDOR,
                vendors.stream().map(vendor -> vendor.id().toString()).toList());
    }

    private void compareEnhancements() {
        var enhancements = all(page -> tracker.enhancements().list(new EnhancementQuery(null, null, null, null, page)));
        enhancements.forEach(enhancement ->
                compare(EntityType.ENHANCEMENT, enhancement.id().toString(), enhancement, enhancement.revision()));
        compareIds(
                EntityType.ENHANCEMENT,
                enhancements.stream()
                        .map(enhancement -> enhancement.id().toString())
                        .toList());
    }

    private void compareDeployments() {
        List<DeploymentDetails> deployments = all(page -> tracker.deployments().list(DeploymentQuery.ALL.page(page)));
        compareIds(
                EntityType.DEPLOYMENT,
                deployments.stream()
                        .map(deployment -> deployment.id().toString())
                        .toList());
    }

    private void compareConfiguration() {
        ConfigurationView stored = tracker.configuration().get();
        Replay.Entity logged = replay.entities(EntityType.CONFIGURATION).get("1");
        long version = logged == null || logged.version == null ? 1 : logged.version;
        if (stored.version() != version) {
            differences.add("configuration is at version " + stored.version() + ", by the log at " + version);
        }
    }

    private void compare(EntityType type, String id, Record stored, Revision revision) {
        Replay.Entity logged = replay.entities(type).get(id);
        if (logged == null) {
            return;
        }
        if (!Objects.equals(logged.version, revision.version()) || !logged.updatedBy.equals(revision.updatedBy())) {
            differences.add(String.format(
                    Locale.ROOT,
                    "%s %s is at version %d by %s, by the log at %d by %s",
                    type.code(),
                    id,
                    revision.version(),
                    revision.updatedBy(),
                    logged.version,
                    logged.updatedBy));
        }
        Map<String, Object> fields = new TreeMap<>();
        FieldChanges.ofNew(stored).forEach((name, value) -> put(fields, name, value));
        Map<String, Object> replayed = new TreeMap<>(logged.fields);
        // Only an import's entry tells of another time of creation than its own.
        Object createdAt = replayed.remove("created_at");
        if (createdAt != null && !createdAt.equals(revision.createdAt().toString())) {
            differences.add(String.format(
                    Locale.ROOT,
                    "%s %s was created at %s, by the log at %s",
                    type.code(),
                    id,
                    revision.createdAt(),
                    createdAt));
        }
        fields.keySet().removeAll(NOT_LOGGED);
        replayed.keySet().removeAll(NOT_LOGGED);
        if (!PlainValues.equal(fields, replayed)) {
            differences.add(type.code() + " " + id + " is " + fields + ", by the log " + replayed);
        }
    }

    private static void put(Map<String, Object> fields, String name, FieldChange value) {
        Object after = value.after();
        if (after != null) {
            fields.put(name, after);
        }
    }

    private void compareIds(EntityType type, List<String> stored) {
        Set<String> logged = new HashSet<>(replay.entities(type).keySet());
        Set<String> present = new HashSet<>(stored);
        if (!logged.equals(present)) {
            differences.add(type.code() + "s are " + present + ", by the log " + logged);
        }
    }

    private static <T> List<T> all(Function<PageRequest, Page<T>> pages) {
        List<T> all = new ArrayList<>();
        Page<T> page;
        do {
            page = pages.apply(new PageRequest(PageRequest.MAX_LIMIT, all.size(), null));
            all.addAll(page.items());
        } while (page.hasMore());
        return all;
    }
}
