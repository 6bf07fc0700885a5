package dev.tracker.persistence;

import dev.tracker.core.enhancement.EnhancementSummary;
import dev.tracker.core.status.RecentDeployment;
import dev.tracker.core.status.StatusCounts;
import dev.tracker.core.status.StatusRepository;
import dev.tracker.core.status.WorkItemCounts;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.vendor.VendorSummary;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** Counts and gathers by MyBatis. */
final class MyBatisStatusRepository implements StatusRepository {

    private final RecordSessions sessions;

    MyBatisStatusRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public StatusCounts counts(int brokenNames) {
        List<StatusCountRow> counts = call(StatusMapper::counts);
        long broken = vendors(counts, VendorStatus.BROKEN);
        List<String> names =
                broken == 0 || brokenNames == 0 ? List.of() : call(mapper -> mapper.brokenVendors(brokenNames));
        return new StatusCounts(
                vendors(counts, VendorStatus.OPERATIONAL), broken, names, items(counts), sum(counts, "enhancement"));
    }

    @Override
    public List<RecentDeployment> recentDeployments(int limit) {
        return call(mapper -> mapper.recentDeployments(limit)).stream()
                .map(RecentDeploymentRow::toRecent)
                .toList();
    }

    @Override
    public List<VendorSummary> vendors() {
        return call(StatusMapper::vendors).stream()
                .map(VendorSummaryRow::toSummary)
                .toList();
    }

    @Override
    public List<WorkItemSummary> openItems(int limit) {
        return call(mapper -> mapper.openItems(limit)).stream()
                .map(SummaryRow::toSummary)
                .toList();
    }

    @Override
    public List<EnhancementSummary> pendingEnhancements() {
        return call(StatusMapper::pendingEnhancements).stream()
                .map(EnhancementSummaryRow::toSummary)
                .toList();
    }

    private static WorkItemCounts items(List<StatusCountRow> counts) {
        List<StatusCountRow> items =
                counts.stream().filter(row -> row.subject().equals("item")).toList();
        Stream<String> priorities =
                IntStream.rangeClosed(1, WorkItem.MAX_PRIORITY).mapToObj(Integer::toString);
        return new WorkItemCounts(
                sum(items, row -> true),
                by(names(ItemType.values()), items, row -> String.valueOf(row.itemType())),
                by(names(ItemStatus.values()), items, row -> String.valueOf(row.status())),
                by(priorities, items, row -> Integer.toString(row.priority())),
                sum(counts, "ready"),
                sum(counts, "blocked"),
                sum(counts, "archived"));
    }

    /** The count of each of the names, zeros included, in their order. */
    private static Map<String, Long> by(
            Stream<String> names, List<StatusCountRow> items, Function<StatusCountRow, String> name) {
        Map<String, Long> counts = new LinkedHashMap<>();
        names.forEach(wanted ->
                counts.put(wanted, sum(items, row -> name.apply(row).equals(wanted))));
        return Collections.unmodifiableMap(counts);
    }

    private static Stream<String> names(Enum<?>[] constants) {
        return Stream.of(constants).map(LowerCaseEnum::word);
    }

    private static long vendors(List<StatusCountRow> counts, VendorStatus status) {
        String name = LowerCaseEnum.word(status);
        return sum(counts, row -> row.subject().equals("vendor") && name.equals(row.status()));
    }

    private static long sum(List<StatusCountRow> counts, String subject) {
        return sum(counts, row -> row.subject().equals(subject));
    }

    private static long sum(List<StatusCountRow> counts, Predicate<StatusCountRow> which) {
        return counts.stream().filter(which).mapToLong(StatusCountRow::count).sum();
    }

    private <T> T call(Function<StatusMapper, T> statement) {
        return sessions.with(StatusMapper.class, statement);
    }
}
