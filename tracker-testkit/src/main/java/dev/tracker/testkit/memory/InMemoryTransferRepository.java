package dev.tracker.testkit.memory;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.transfer.EnhancementDependency;
import dev.tracker.core.transfer.PromptFile;
import dev.tracker.core.transfer.RecordKind;
import dev.tracker.core.transfer.StoredEnhancement;
import dev.tracker.core.transfer.TransferRepository;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import java.util.function.Supplier;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Reads and writes the whole record; what it adds it holds to the rules that a database's tables have. */
final class InMemoryTransferRepository implements TransferRepository {

    private static final int SHOWN = 5;

    private static final Comparator<WorkItem> BY_DEPTH =
            Comparator.<WorkItem>comparingInt(item -> item.placement().depth()).thenComparing(Items.BY_ID);

    private final InMemoryUnitOfWork units;
    private final Supplier<Instant> now;

    InMemoryTransferRepository(InMemoryUnitOfWork units, Supplier<Instant> now) {
        this.units = units;
        this.now = now;
    }

    @Override
    public long count(RecordKind kind) {
        return units.ask(state -> all(state, kind).count());
    }

    @Override
    public void each(RecordKind kind, Consumer<Record> reader) {
        units.ask(state -> all(state, kind).toList()).forEach(reader);
    }

    private Stream<? extends Record> all(State state, RecordKind kind) {
        return switch (kind) {
            case VENDOR -> byText(state.vendors.values(), Vendor::id);
            case WORK_ITEM -> Stream.concat(items(Items.unarchived(state)), items(Items.archived(state)));
            case DEPENDENCY -> state.dependencies.stream().sorted(InMemoryTakeout.BY_ENDS);
            case DEPLOYMENT -> byText(state.deployments.values(), Deployment::id);
            case ENHANCEMENT ->
                byText(state.enhancements.values(), Enhancement::id).map(InMemoryTransferRepository::stored);
            case ENHANCEMENT_DEPENDENCY ->
                byText(state.enhancements.values(), Enhancement::id).flatMap(InMemoryTransferRepository::needs);
            case CONFIGURATION -> Stream.of(state.configuration);
            case MIGRATION ->
                byText(state.migrations.values(), migration -> migration.run().id());
            case PROMPT_FILE ->
                byText(state.promptFiles.entrySet(), Map.Entry::getKey)
                        .map(file -> new PromptFile(file.getKey(), file.getValue()));
            case CONFLICT ->
                byText(state.conflicts.values(), stored -> stored.conflict().id())
                        .map(InMemoryTransferRepository::stored);
            case CHANGE -> state.changes.stream().map(InMemoryChangeLog::stored);
        };
    }

    private static <T> Stream<T> byText(Collection<T> entities, Function<T, ?> id) {
        return entities.stream().sorted(Comparator.comparing(entity -> String.valueOf(id.apply(entity))));
    }

    private Stream<dev.tracker.core.transfer.StoredItem> items(Stream<StoredItem> items) {
        Instant time = now.get();
        return items.map(item -> new dev.tracker.core.transfer.StoredItem(item.seenAt(time), item.deletion()))
                .sorted(Comparator.comparing(dev.tracker.core.transfer.StoredItem::item, BY_DEPTH));
    }

    private static StoredEnhancement stored(Enhancement plan) {
        return new StoredEnhancement(
                plan.id(),
                plan.title(),
                plan.description(),
                plan.priority(),
                plan.status(),
                plan.targetQuarter(),
                plan.requiresConstitutionalPrinciples(),
                plan.workItemId(),
                plan.revision());
    }

    private static dev.tracker.core.transfer.StoredConflict stored(StoredConflict conflict) {
        return new dev.tracker.core.transfer.StoredConflict(
                conflict.conflict(), conflict.kept(), conflict.resolvedAt(), conflict.resolvedBy());
    }

    private static Stream<EnhancementDependency> needs(Enhancement plan) {
        return IntStream.range(0, plan.dependsOn().size())
                .mapToObj(position -> new EnhancementDependency(
                        plan.id(), position, plan.dependsOn().get(position)));
    }

    @Override
    public void hold() {
        // Whoever writes has the record for himself.
    }

    @Override
    public boolean isEmpty() {
        return units.ask(state -> state.changes.isEmpty()
                && state.items.isEmpty()
                && state.vendors.isEmpty()
                && state.deployments.isEmpty()
                && state.enhancements.isEmpty()
                && state.migrations.isEmpty()
                && state.conflicts.isEmpty());
    }

    @Override
    public Set<UUID> known(RecordKind kind, Collection<UUID> ids) {
        return units.ask(state -> ids.stream()
                .filter(id -> switch (kind) {
                    case WORK_ITEM -> state.items.containsKey(new WorkItemId(id));
                    case VENDOR -> state.vendors.containsKey(new VendorId(id));
                    case ENHANCEMENT -> state.enhancements.containsKey(new EnhancementId(id));
                    case CONFLICT -> state.conflicts.containsKey(id);
                    default -> throw new IllegalArgumentException(kind.word() + " is nothing that others refer to");
                })
                .collect(Collectors.toSet()));
    }

    @Override
    public boolean add(RecordKind kind, List<? extends Record> records) {
        return units.change(state -> records.stream().allMatch(record -> ImportedRecords.add(state, record)));
    }

    @Override
    public List<WorkItemId> misplacedItems() {
        return units.ask(state -> state.items.values().stream()
                .filter(item -> isMisplaced(state, item))
                .map(item -> item.item().id())
                .sorted(Comparator.comparing(WorkItemId::toString))
                .limit(SHOWN)
                .toList());
    }

    private static boolean isMisplaced(State state, StoredItem item) {
        WorkItemId id = item.item().placement().parentId();
        if (id == null) {
            return false;
        }
        StoredItem parent = state.items.get(id);
        return parent == null
                || !item.item()
                        .placement()
                        .path()
                        .equals(parent.item().placement().path() + "/"
                                + item.item().id())
                || (item.isLive() && parent.item().isDeleted());
    }

    @Override
    public boolean isSessionSound() {
        return units.ask(state -> {
            ProjectConfiguration configuration = state.configuration;
            StoredItem session =
                    configuration.currentSessionId() == null ? null : state.items.get(configuration.currentSessionId());
            return session == null
                    || (session.item().itemType() == ItemType.SESSION
                            && !session.item().isDeleted());
        });
    }

    @Override
    public void numberChangesFrom(long lastSeq) {
        units.change(state -> state.lastSeq = lastSeq);
    }
}
