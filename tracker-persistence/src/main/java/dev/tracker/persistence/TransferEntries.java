package dev.tracker.persistence;

import dev.tracker.core.deployment.AffectedVendor;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.TreeReader;
import dev.tracker.core.transfer.StoredChange;
import dev.tracker.core.transfer.StoredEnhancement;
import dev.tracker.core.transfer.StoredItem;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.RelatedItem;
import dev.tracker.core.workitem.WorkItem;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.function.BiFunction;
import java.util.function.Function;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Between the records of an export and the rows of the tables. */
final class TransferEntries {

    private final Sessions sessions;

    /** What {@link TransferMapper#ITEM} gathers besides labels and links. */
    record Deletion(@Nullable UUID deletionId) {}

    TransferEntries(Sessions sessions) {
        this.sessions = sessions;
    }

    static StoredItem storedItem(ItemRow row) {
        Deletion deletion = TreeReader.read(Deletion.class, row.parts().object());
        return new StoredItem(row.toItem(), deletion.deletionId());
    }

    static Deployment deployment(DeploymentRow row) {
        DeploymentDetails details = row.toDetails();
        return new Deployment(
                details.id(),
                details.deployedAt(),
                details.commitHash(),
                details.metadata(),
                details.affectedVendors().stream().map(AffectedVendor::id).toList(),
                details.relatedWorkItems().stream().map(RelatedItem::id).toList(),
                details.createdAt(),
                details.createdBy());
    }

    static StoredEnhancement storedEnhancement(EnhancementRow row) {
        Enhancement whole = row.toEnhancement();
        return new StoredEnhancement(
                whole.id(),
                whole.title(),
                whole.description(),
                whole.priority(),
                whole.status(),
                whole.targetQuarter(),
                whole.requiresConstitutionalPrinciples(),
                whole.workItemId(),
                whole.revision());
    }

    static StoredChange storedChange(ChangeRow row) {
        return new StoredChange(
                row.seq(),
                row.at(),
                row.actor(),
                row.entityType(),
                row.entityId(),
                row.version(),
                row.action(),
                row.changes().object(),
                row.requestId());
    }

    /** A record whose fields are columns: its tree, with times as columns have them. */
    static Map<String, @Nullable Object> columns(Record record) {
        Map<String, @Nullable Object> entry = new LinkedHashMap<>();
        RecordTree.stored(record).forEach((name, value) -> entry.put(name, column(name, value)));
        return entry;
    }

    private static Object column(String name, Object value) {
        return name.endsWith("at") && value instanceof String text && isTime(text)
                ? ColumnTypes.text(Instant.parse(text))
                : value;
    }

    private static boolean isTime(String text) {
        try {
            return Instant.parse(text) != null;
        } catch (DateTimeParseException e) {
            return false;
        }
    }

    boolean addVendors(List<? extends Record> records) {
        List<Vendor> vendors = records.stream().map(Vendor.class::cast).toList();
        return insert(vendors.stream().map(MyBatisIntake::vendor).toList(), IntakeMapper::addVendors) == vendors.size();
    }

    boolean addItems(List<? extends Record> records) {
        List<StoredItem> items = records.stream().map(StoredItem.class::cast).toList();
        add(items, stored -> MyBatisIntake.identity(stored.item()), TransferWriteMapper::addIdentities);
        List<StoredItem> live =
                items.stream().filter(stored -> !stored.item().isArchived()).toList();
        List<StoredItem> archived =
                items.stream().filter(stored -> stored.item().isArchived()).toList();
        add(live, TransferEntries::item, TransferWriteMapper::addItems);
        add(archived, TransferEntries::item, TransferWriteMapper::addArchived);
        insert(flat(items, MyBatisIntake::labels), IntakeMapper::addLabels);
        insert(flat(items, MyBatisIntake::links), IntakeMapper::addLinks);
        insert(
                items.stream()
                        .map(stored -> MyBatisIntake.text(sessions.dialect(), stored.item()))
                        .toList(),
                IntakeMapper::addTexts);
        return true;
    }

    private static Map<String, @Nullable Object> item(StoredItem stored) {
        WorkItem item = stored.item();
        Map<String, @Nullable Object> entry = MyBatisIntake.item(item);
        Claim claim = item.claim();
        if (claim != null) {
            entry.put("assignee", claim.assignee());
            entry.put("claimed_at", ColumnTypes.text(claim.claimedAt()));
            entry.put("claim_lease_minutes", claim.claimLeaseMinutes());
            entry.put("claim_expires_at", time(claim.claimExpiresAt()));
        }
        entry.put("deleted_at", time(item.deletedAt()));
        entry.put("archived_at", time(item.archivedAt()));
        entry.put(
                "deletion_id",
                stored.deletionId() == null ? null : stored.deletionId().toString());
        return entry;
    }

    private static @Nullable String time(@Nullable Instant time) {
        return time == null ? null : ColumnTypes.text(time);
    }

    private static List<Map<String, @Nullable Object>> flat(
            List<StoredItem> items, Function<WorkItem, List<Map<String, @Nullable Object>>> parts) {
        return items.stream()
                .flatMap(stored -> parts.apply(stored.item()).stream())
                .toList();
    }

    boolean addDependencies(List<? extends Record> records) {
        List<Map<String, @Nullable Object>> rows = records.stream()
                .map(Dependency.class::cast)
                .map(TransferEntries::columns)
                .toList();
        return sessions.with(DependencyMapper.class, mapper -> mapper.addAll(JsonText.of(rows))) == rows.size();
    }

    boolean addDeployments(List<? extends Record> records) {
        List<Deployment> deployments =
                records.stream().map(Deployment.class::cast).toList();
        insert(deployments.stream().map(MyBatisIntake::deployment).toList(), IntakeMapper::addDeployments);
        insert(
                links(deployments.stream()
                        .flatMap(event -> MyBatisIntake.linked(event, event.affectedVendors()).stream())),
                IntakeMapper::addVendorLinks);
        insert(
                links(deployments.stream()
                        .flatMap(event -> MyBatisIntake.linked(event, event.relatedWorkItems()).stream())),
                IntakeMapper::addItemLinks);
        return true;
    }

    private static List<Map<String, @Nullable Object>> links(Stream<Map<String, @Nullable Object>> links) {
        return links.toList();
    }

    <T extends Record> boolean add(
            List<T> records,
            Function<? super T, Map<String, @Nullable Object>> entry,
            BiFunction<TransferWriteMapper, JsonText, Integer> statement) {
        if (records.isEmpty()) {
            return true;
        }
        JsonText rows = JsonText.of(records.stream().map(entry).toList());
        return sessions.with(TransferWriteMapper.class, mapper -> statement.apply(mapper, rows)) == records.size();
    }

    private int insert(
            List<Map<String, @Nullable Object>> rows, BiFunction<IntakeMapper, JsonText, Integer> statement) {
        return rows.isEmpty()
                ? 0
                : sessions.with(IntakeMapper.class, mapper -> statement.apply(mapper, JsonText.of(rows)));
    }
}
