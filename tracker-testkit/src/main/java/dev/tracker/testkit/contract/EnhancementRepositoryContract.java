package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementQuery;
import dev.tracker.core.enhancement.EnhancementRepository;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.graph.Edge;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What an {@link EnhancementRepository} promises. It needs the unit of work besides. */
public abstract class EnhancementRepositoryContract extends PortsContract {

    @Test
    void givesBackWhatItWasGiven() {
        Enhancement first = insert(enhancement("First", 3));
        Enhancement second = insert(enhancement("Second", 3));
        Enhancement whole = new Enhancement(
                new EnhancementId(UUID.randomUUID()),
                "Grüße \"世界\" 🌍",
                "more",
                1,
                EnhancementStatus.APPROVED,
                "2026-Q3",
                List.of("Simplicity", "Ünity"),
                List.of(second.id(), first.id()),
                null,
                new Revision(4, NOW, "anna", NOW.plusSeconds(1), "ben"));

        insert(whole);

        assertThat(enhancements().find(whole.id())).contains(whole);
        assertThat(write(() -> enhancements().findForUpdate(whole.id()))).contains(whole);
        assertThat(enhancements().find(new EnhancementId(UUID.randomUUID()))).isEmpty();
    }

    @Test
    void replacesTheVersionThatItIsTold() {
        Enhancement need = insert(enhancement("Need", 3));
        Enhancement before = insert(enhancement("Before", 3));
        Enhancement after = changed(before, "After", List.of(need.id()));

        assertThat(update(before, after)).isTrue();
        assertThat(update(before, changed(before, "Late", List.of()))).isFalse();
        assertThat(update(enhancement("Nobody", 1), enhancement("Nobody", 1))).isFalse();

        assertThat(enhancements().find(before.id())).contains(after);
    }

    @Test
    void reachesEveryNeed() {
        Enhancement a = insert(enhancement("A", 1));
        Enhancement b = insert(enhancement("B", 1));
        Enhancement c = insert(enhancement("C", 1));
        update(a, changed(a, "A", List.of(b.id())));
        update(b, changed(b, "B", List.of(c.id())));

        assertThat(enhancements().needsReachableFrom(List.of(a.id())))
                .containsExactlyInAnyOrder(new Edge<>(a.id(), b.id()), new Edge<>(b.id(), c.id()));
        assertThat(enhancements().needsReachableFrom(List.of(c.id()))).isEmpty();
        assertThat(enhancements().needsReachableFrom(List.of())).isEmpty();
        assertThat(enhancements().titles(List.of(a.id(), new EnhancementId(UUID.randomUUID()))))
                .containsOnlyKeys(a.id());
    }

    /** Beyond U+FFFF, UTF-16 has another order than the code points. */
    @Test
    void listsByPriorityThenTitleInTheOrderOfCodePoints() {
        for (String title : List.of("b", "\ud83c\udf0d", "a", "\uffee", "B", "é")) {
            insert(enhancement(title, 2));
        }
        insert(enhancement("z", 1));

        assertThat(titles(enhancements().list(EnhancementQuery.ALL)))
                .containsExactly("z", "B", "a", "b", "é", "\uffee", "\ud83c\udf0d");
    }

    @Test
    void filters() {
        insert(enhancement("Plain", 3));
        insert(new Enhancement(
                new EnhancementId(UUID.randomUUID()),
                "Special",
                null,
                1,
                EnhancementStatus.COMPLETED,
                "2026-Q1",
                List.of("Unity"),
                List.of(),
                null,
                Revision.first("anna", NOW)));

        for (EnhancementQuery query : List.of(
                new EnhancementQuery(1, null, null, null, PageRequest.FIRST),
                new EnhancementQuery(null, EnhancementStatus.COMPLETED, null, null, PageRequest.FIRST),
                new EnhancementQuery(null, null, "2026-Q1", null, PageRequest.FIRST),
                new EnhancementQuery(null, null, null, "Unity", PageRequest.FIRST))) {
            assertThat(titles(enhancements().list(query))).as("%s", query).containsExactly("Special");
        }
        assertThat(titles(enhancements().list(new EnhancementQuery(null, null, null, "Un\u0000", PageRequest.FIRST))))
                .isEmpty();
    }

    @Test
    void pagesAndGoesOnWhileOthersWrite() {
        for (String title : List.of("a", "b", "c", "d", "e")) {
            insert(enhancement(title, 2));
        }

        Page<Enhancement> first = page(new PageRequest(2, 0, null));
        insert(enhancement("before", 1));
        Page<Enhancement> second = page(new PageRequest(2, 0, first.nextCursor()));
        Page<Enhancement> last = page(new PageRequest(2, 0, second.nextCursor()));

        assertThat(titles(first)).containsExactly("a", "b");
        assertThat(titles(second)).containsExactly("c", "d");
        assertThat(titles(last)).containsExactly("e");
        assertThat(last.nextCursor()).isNull();
        assertThat(last.totalCount()).isEqualTo(6);
        assertThat(titles(page(new PageRequest(2, 1, null)))).containsExactly("a", "b");
        assertThatThrownBy(() -> page(new PageRequest(2, 0, "bm9uc2Vuc2U"))).isInstanceOf(ValidationException.class);
    }

    private EnhancementRepository enhancements() {
        return ports().enhancements();
    }

    private Enhancement insert(Enhancement enhancement) {
        writing(() -> enhancements().insert(enhancement));
        return enhancement;
    }

    private boolean update(Enhancement before, Enhancement after) {
        return write(() -> enhancements().update(before, after));
    }

    private Page<Enhancement> page(PageRequest request) {
        return enhancements().list(new EnhancementQuery(null, null, null, null, request));
    }

    private static Enhancement enhancement(String title, int priority) {
        return new Enhancement(
                new EnhancementId(UUID.randomUUID()),
                title,
                null,
                priority,
                EnhancementStatus.PLANNED,
                null,
                List.of(),
                List.of(),
                null,
                Revision.first("anna", NOW));
    }

    private static Enhancement changed(Enhancement before, String title, List<EnhancementId> needs) {
        return new Enhancement(
                before.id(),
                title,
                before.description(),
                before.priority(),
                before.status(),
                before.targetQuarter(),
                before.requiresConstitutionalPrinciples(),
                needs,
                before.workItemId(),
                before.revision().next("ben", NOW.plusSeconds(1)));
    }

    private static List<String> titles(Page<Enhancement> page) {
        return page.items().stream().map(Enhancement::title).toList();
    }
}
