package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.graph.Edge;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase(migratedBy = MigratedBySchema.class)
class EnhancementRepositoryTest {

    private static final Instant NOW = Instant.parse("2026-03-01T12:00:00.000001Z");

    private Store store;

    @BeforeEach
    void open(TestDatabase database) {
        store = Store.open(database.jdbcUrl());
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackWhatItWasGiven() {
        Enhancement first = add("First", 1);
        Enhancement second = add("Second", 1);
        Enhancement whole = new Enhancement(
                id(),
                "Übersicht, 世界 'quoted'",
                "Text",
                2,
                EnhancementStatus.APPROVED,
                "2026-Q3",
                List.of("simple, first", "b\"c"),
                List.of(second.id(), first.id()),
                null,
                Revision.first("tester", NOW));

        insert(whole);

        assertThat(store.enhancements().find(whole.id())).contains(whole);
        assertThat(store.enhancements().find(first.id())).contains(first);
    }

    @Test
    void replacesAVersionOnce() {
        Enhancement first = add("First", 1);
        Enhancement before = add("Second", 1);
        Enhancement after = new Enhancement(
                before.id(),
                "Renamed",
                null,
                3,
                EnhancementStatus.COMPLETED,
                null,
                List.of(),
                List.of(first.id()),
                null,
                before.revision().next("other", NOW.plusSeconds(1)));

        boolean updated = update(before, after);
        boolean again = update(before, after);

        assertThat(updated).isTrue();
        assertThat(again).isFalse();
        assertThat(store.enhancements().find(before.id())).contains(after);
    }

    @Test
    void pagesByPriorityThenTitleInTheOrderOfCodePoints() {
        for (String title : List.of("b", "B", "a", "ä")) {
            add(title, 2);
        }
        add("z", 1);

        Page<Enhancement> first = list(null, null, null, null, new PageRequest(3, 0, null));
        add("0", 1);
        Page<Enhancement> second = list(null, null, null, null, new PageRequest(3, 0, first.nextCursor()));

        assertThat(titles(first)).containsExactly("z", "B", "a");
        assertThat(titles(second)).containsExactly("b", "ä");
        assertThat(second.hasMore()).isFalse();
        assertThat(second.totalCount()).isEqualTo(6);
    }

    @Test
    void filtersByEach() {
        insert(enhancement("One", 1, EnhancementStatus.PLANNED, "2026-Q3", List.of("simple"), List.of()));
        insert(enhancement("Two", 2, EnhancementStatus.APPROVED, "2026-Q4", List.of("simple first"), List.of()));

        assertThat(titles(list(2, null, null, null, PageRequest.FIRST))).containsExactly("Two");
        assertThat(titles(list(null, EnhancementStatus.PLANNED, null, null, PageRequest.FIRST)))
                .containsExactly("One");
        assertThat(titles(list(null, null, "2026-Q4", null, PageRequest.FIRST))).containsExactly("Two");
        assertThat(titles(list(null, null, null, "simple", PageRequest.FIRST))).containsExactly("One");
        assertThat(titles(list(null, null, null, "a\u0000b", PageRequest.FIRST)))
                .isEmpty();
    }

    @Test
    void findsEveryNeedThatCanBeReached() {
        Enhancement bottom = add("Bottom", 1);
        Enhancement left = add("Left", 1, bottom.id());
        Enhancement right = add("Right", 1, bottom.id());
        Enhancement top = add("Top", 1, left.id(), right.id());
        add("Apart", 1, right.id());

        List<Edge<EnhancementId>> edges = store.enhancements().needsReachableFrom(List.of(top.id()));

        assertThat(edges)
                .containsExactlyInAnyOrder(
                        new Edge<>(top.id(), left.id()),
                        new Edge<>(top.id(), right.id()),
                        new Edge<>(left.id(), bottom.id()),
                        new Edge<>(right.id(), bottom.id()));
        assertThat(store.enhancements().titles(List.of(top.id(), id()))).isEqualTo(Map.of(top.id(), "Top"));
    }

    @Test
    void hasAConfigurationFromTheBeginningAndReplacesAVersionOnce() {
        ProjectConfiguration before = store.configuration().get();
        ProjectConfiguration after = new ProjectConfiguration(
                1, ContextType.RESEARCH, null, "main", "0123456789abcdef0123456789abcdef01234567", 5_000, 2, NOW, "me");

        boolean updated = store.configuration().update(before, after);
        boolean again = store.configuration().update(before, after);

        assertThat(before.activeContextType()).isEqualTo(ContextType.FEATURE);
        assertThat(before.defaultTokenBudget()).isEqualTo(200_000);
        assertThat(before.updatedBy()).isEqualTo("tracker");
        assertThat(updated).isTrue();
        assertThat(again).isFalse();
        assertThat(store.configuration().getForUpdate()).isEqualTo(after);
    }

    private Enhancement add(String title, int priority, EnhancementId... needs) {
        Enhancement enhancement =
                enhancement(title, priority, EnhancementStatus.PLANNED, null, List.of(), List.of(needs));
        insert(enhancement);
        return enhancement;
    }

    private static Enhancement enhancement(
            String title,
            int priority,
            EnhancementStatus status,
            @Nullable String quarter,
            List<String> principles,
            List<EnhancementId> needs) {
        Revision revision = Revision.first("tester", NOW);
        return new Enhancement(id(), title, null, priority, status, quarter, principles, needs, null, revision);
    }

    private static EnhancementId id() {
        return new EnhancementId(UUID.randomUUID());
    }

    private void insert(Enhancement enhancement) {
        store.unitOfWork().write(WriteScope.PLACE, () -> {
            store.enhancements().insert(enhancement);
            return enhancement;
        });
    }

    private boolean update(Enhancement before, Enhancement after) {
        return store.unitOfWork()
                .write(WriteScope.STRUCTURE, () -> store.enhancements().update(before, after));
    }

    private Page<Enhancement> list(
            @Nullable Integer priority,
            @Nullable EnhancementStatus status,
            @Nullable String quarter,
            @Nullable String principle,
            PageRequest page) {
        return store.enhancements().list(new EnhancementQuery(priority, status, quarter, principle, page));
    }

    private static List<String> titles(Page<Enhancement> page) {
        return page.items().stream().map(Enhancement::title).toList();
    }
}
