package dev.tracker.persistence;

import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.Scalar;
import dev.tracker.core.migration.Intake;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.function.BiFunction;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Takes many entities in by MyBatis: every statement gets all of its rows as one JSON array. */
final class MyBatisIntake implements Intake {

    private final RecordSessions sessions;

    MyBatisIntake(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public boolean addVendors(List<Vendor> vendors) {
        return insert(vendors, MyBatisIntake::vendor, IntakeMapper::addVendors) == vendors.size();
    }

    @Override
    public List<WorkItem> addItems(List<WorkItem> items) {
        List<WorkItem> keyed = withOwnKeys(items);
        insert(keyed, MyBatisIntake::item, IntakeMapper::addItems);
        insert(flat(keyed, MyBatisIntake::labels), entry -> entry, IntakeMapper::addLabels);
        insert(flat(keyed, MyBatisIntake::links), entry -> entry, IntakeMapper::addLinks);
        insert(keyed, this::text, IntakeMapper::addTexts);
        return keyed;
    }

    @Override
    public boolean updateItems(List<WorkItem> before, List<WorkItem> after) {
        if (insert(after, MyBatisIntake::item, IntakeMapper::updateItems) != before.size()) {
            return false;
        }
        if (!after.isEmpty()) {
            String ids =
                    Json.write(after.stream().map(item -> item.id().toString()).toList());
            sessions.with(TakeoutMapper.class, mapper -> mapper.removeTexts(ids));
        }
        insert(after, this::text, IntakeMapper::addTexts);
        return true;
    }

    @Override
    public void addDeployments(List<Deployment> deployments) {
        insert(deployments, MyBatisIntake::deployment, IntakeMapper::addDeployments);
        insert(
                flat(deployments, event -> linked(event, event.affectedVendors())),
                entry -> entry,
                IntakeMapper::addVendorLinks);
        insert(
                flat(deployments, event -> linked(event, event.relatedWorkItems())),
                entry -> entry,
                IntakeMapper::addItemLinks);
    }

    @Override
    public void addEnhancements(List<Enhancement> enhancements) {
        if (enhancements.stream().anyMatch(plan -> !plan.dependsOn().isEmpty() || plan.workItemId() != null)) {
            throw new IllegalArgumentException("no file says what an enhancement needs or which item implements it");
        }
        insert(enhancements, MyBatisIntake::enhancement, IntakeMapper::addEnhancements);
    }

    @Override
    public List<Vendor> vendorsNamed(Collection<String> names) {
        List<String> lowered =
                names.stream().map(name -> name.toLowerCase(Locale.ROOT)).toList();
        return find(lowered, IntakeMapper::vendorsNamed, VendorRow::toVendor);
    }

    @Override
    public List<WorkItem> itemsTitled(Collection<String> titles) {
        return find(titles, IntakeMapper::itemsTitled, ItemRow::toItem);
    }

    @Override
    public List<WorkItem> itemsLabelled(Collection<String> labels) {
        return find(labels, IntakeMapper::itemsLabelled, ItemRow::toItem);
    }

    @Override
    public List<DeploymentDetails> deploymentsOf(Collection<Integer> pullRequests) {
        return find(pullRequests, IntakeMapper::deploymentsOf, DeploymentRow::toDetails);
    }

    @Override
    public List<Enhancement> enhancementsTitled(Collection<String> titles) {
        return find(titles, IntakeMapper::enhancementsTitled, EnhancementRow::toEnhancement);
    }

    /** Gives each item the shortest key that is nobody's. One statement does it unless keys collide. */
    private List<WorkItem> withOwnKeys(List<WorkItem> items) {
        Map<WorkItemId, WorkItem> keyed = new HashMap<>();
        List<WorkItem> waiting = items;
        for (int length = WorkItemKey.MIN_LENGTH; !waiting.isEmpty(); length++) {
            if (length > WorkItemKey.MAX_LENGTH) {
                throw new IllegalStateException("every key of " + waiting.get(0).id() + " is another item's");
            }
            Map<WorkItemId, WorkItem> tried = new LinkedHashMap<>();
            for (WorkItem item : waiting) {
                tried.put(item.id(), withKey(item, length));
            }
            JsonText identities = entries(List.copyOf(tried.values()), MyBatisIntake::identity);
            List<WorkItemId> own = sessions.with(IntakeMapper.class, mapper -> mapper.addIdentities(identities));
            tried.keySet().retainAll(Set.copyOf(own));
            keyed.putAll(tried);
            waiting = waiting.stream()
                    .filter(item -> !keyed.containsKey(item.id()))
                    .toList();
        }
        List<WorkItem> inOrder = new ArrayList<>();
        for (WorkItem item : items) {
            inOrder.add(keyed.getOrDefault(item.id(), item));
        }
        return inOrder;
    }

    private static WorkItem withKey(WorkItem item, int length) {
        return item.key().value().length() == length ? item : item.withKey(WorkItemKey.of(item.id(), length));
    }

    private <T> int insert(
            List<T> rows,
            Function<T, Map<String, @Nullable Object>> entry,
            BiFunction<IntakeMapper, JsonText, Integer> statement) {
        if (rows.isEmpty()) {
            return 0;
        }
        JsonText entries = entries(rows, entry);
        return sessions.with(IntakeMapper.class, mapper -> statement.apply(mapper, entries));
    }

    private <R, T> List<T> find(
            Collection<?> keys, BiFunction<IntakeMapper, String, List<R>> statement, Function<R, T> entity) {
        if (keys.isEmpty()) {
            return List.of();
        }
        String array = Json.write(List.copyOf(keys));
        return sessions.with(IntakeMapper.class, mapper -> statement.apply(mapper, array)).stream()
                .map(entity)
                .toList();
    }

    private static <T> JsonText entries(List<T> rows, Function<T, Map<String, @Nullable Object>> entry) {
        return JsonText.of(rows.stream().map(entry).toList());
    }

    private static <T> List<Map<String, @Nullable Object>> flat(
            List<T> rows, Function<T, List<Map<String, @Nullable Object>>> entries) {
        return rows.stream().flatMap(row -> entries.apply(row).stream()).toList();
    }

    static Map<String, @Nullable Object> identity(WorkItem item) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", item.id().toString());
        entry.put("key", item.key().value());
        return entry;
    }

    static Map<String, @Nullable Object> item(WorkItem item) {
        ItemRow row = ItemRow.of(item);
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", row.id().toString());
        entry.put("item_type", LowerCaseEnum.word(row.itemType()));
        entry.put("title", row.title());
        entry.put("description", row.description());
        entry.put("status", LowerCaseEnum.word(row.status()));
        entry.put("priority", row.priority());
        entry.put("parent_id", row.parentId() == null ? null : row.parentId().toString());
        entry.put("path", row.path());
        entry.put("depth", row.depth());
        entry.put("metadata", row.metadata().value());
        put(entry, row.version(), row.createdAt(), row.createdBy(), row.updatedAt(), row.updatedBy());
        return entry;
    }

    static List<Map<String, @Nullable Object>> labels(WorkItem item) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (String label : item.labels()) {
            Map<String, @Nullable Object> entry = part(item.id(), entries.size());
            entry.put("label", label);
            entries.add(entry);
        }
        return entries;
    }

    static List<Map<String, @Nullable Object>> links(WorkItem item) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (GitLink link : item.git().gitLinks()) {
            Map<String, @Nullable Object> entry = part(item.id(), entries.size());
            entry.put("kind", LowerCaseEnum.word(link.kind()));
            entry.put("value", link.value());
            entry.put("linked_at", ColumnTypes.text(link.linkedAt()));
            entry.put("linked_by", link.linkedBy());
            entries.add(entry);
        }
        return entries;
    }

    private Map<String, @Nullable Object> text(WorkItem item) {
        return text(sessions.dialect(), item);
    }

    static Map<String, @Nullable Object> text(Dialect dialect, WorkItem item) {
        ItemText text = ItemText.of(item);
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", item.id().toString());
        if (dialect == Dialect.POSTGRESQL) {
            entry.put("vector", text.vector());
        } else {
            entry.put("title", text.title());
            entry.put("description", text.description());
            entry.put("metadata", text.metadata());
        }
        return entry;
    }

    static Map<String, @Nullable Object> vendor(Vendor vendor) {
        VendorRow row = VendorRow.of(vendor);
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", row.id().toString());
        entry.put("name", row.name());
        entry.put("status", LowerCaseEnum.word(row.status()));
        entry.put("extractor_version", row.extractorVersion());
        entry.put("metadata", row.metadata().value());
        put(entry, row.version(), row.createdAt(), row.createdBy(), row.updatedAt(), row.updatedBy());
        return entry;
    }

    static Map<String, @Nullable Object> deployment(Deployment deployment) {
        DeploymentRow row = DeploymentRow.of(deployment);
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", row.id().toString());
        entry.put("deployed_at", ColumnTypes.text(row.deployedAt()));
        entry.put("commit_hash", row.commitHash());
        entry.put("metadata", row.metadata().value());
        entry.put("created_at", ColumnTypes.text(row.createdAt()));
        entry.put("created_by", row.createdBy());
        return entry;
    }

    static List<Map<String, @Nullable Object>> linked(Deployment deployment, List<? extends Scalar> ids) {
        List<Map<String, @Nullable Object>> entries = new ArrayList<>();
        for (Scalar id : ids) {
            Map<String, @Nullable Object> entry = part(deployment.id(), entries.size());
            entry.put("linked", id.toString());
            entries.add(entry);
        }
        return entries;
    }

    private static Map<String, @Nullable Object> enhancement(Enhancement enhancement) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", enhancement.id().toString());
        entry.put("title", enhancement.title());
        entry.put("description", enhancement.description());
        entry.put("priority", enhancement.priority());
        entry.put("status", RecordTree.plain(enhancement.status()));
        entry.put("target_quarter", enhancement.targetQuarter());
        entry.put("principles", Json.write(enhancement.requiresConstitutionalPrinciples()));
        put(
                entry,
                enhancement.version(),
                enhancement.revision().createdAt(),
                enhancement.revision().createdBy(),
                enhancement.revision().updatedAt(),
                enhancement.revision().updatedBy());
        return entry;
    }

    static Map<String, @Nullable Object> part(Scalar id, int position) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        entry.put("id", id.toString());
        entry.put("position", position);
        return entry;
    }

    private static void put(
            Map<String, @Nullable Object> entry,
            long version,
            Instant createdAt,
            String createdBy,
            Instant updatedAt,
            String updatedBy) {
        entry.put("version", version);
        entry.put("created_at", ColumnTypes.text(createdAt));
        entry.put("created_by", createdBy);
        entry.put("updated_at", ColumnTypes.text(updatedAt));
        entry.put("updated_by", updatedBy);
    }
}
