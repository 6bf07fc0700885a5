package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static dev.tracker.testkit.contract.Samples.change;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import java.math.BigDecimal;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link ChangeLog} promises. It needs the unit of work besides. */
public abstract class ChangeLogContract extends PortsContract {

    @Test
    void givesBackWhatItWasGivenInItsOrder() {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        fields.put("title", new FieldChange("Ä \"quoted\" \\ text", "后"));
        fields.put("zz", new FieldChange(null, List.of(1L, new BigDecimal("1.50"), Map.of("y", true))));
        fields.put("a", new FieldChange(12_345_678_901L, null));
        Change change = change("v1", 2, fields);

        append(change, change(NOW, "ben", EntityType.DEPENDENCY, "i1", null, Map.of()));

        List<Change> found = ports().changeLog().list(ChangeQuery.ALL);
        assertThat(found).hasSize(2);
        assertThat(found.get(0)).isEqualTo(numbered(change, 1));
        assertThat(found.get(0).changes().keySet()).containsExactly("title", "zz", "a");
        assertThat(found.get(1).version()).isNull();
    }

    @Test
    void findsChangesByPlaceTimeEntityAndActor() {
        append(
                change(NOW, "anna", EntityType.VENDOR, "v1", 1L, Map.of()),
                change(NOW.plusSeconds(1), "ben", EntityType.VENDOR, "v1", 2L, Map.of()),
                change(NOW.plusSeconds(2), "anna", EntityType.ENHANCEMENT, "v1", 1L, Map.of()));

        assertThat(numbers(ChangeQuery.ALL.after(1))).containsExactly(2L, 3L);
        assertThat(numbers(new ChangeQuery(null, NOW.plusSeconds(1), null, null, null, 9)))
                .containsExactly(2L, 3L);
        assertThat(numbers(ChangeQuery.ALL.of(EntityType.VENDOR, "v1"))).containsExactly(1L, 2L);
        assertThat(numbers(new ChangeQuery(null, null, null, null, "anna", 9))).containsExactly(1L, 3L);
        assertThat(numbers(new ChangeQuery(null, null, null, null, "an\u0000na", 9)))
                .isEmpty();
    }

    @Test
    void givesOneMoreThanTheLimit() {
        append(change("a", 1, Map.of()), change("b", 1, Map.of()), change("c", 1, Map.of()));

        assertThat(numbers(new ChangeQuery(null, null, null, null, null, 1))).containsExactly(1L, 2L);
    }

    @Test
    void namesTheFieldsThatChangedSinceAVersionInTheOrderInWhichTheyFirstDid() {
        append(
                change("v1", 2, fields("before")),
                change("v1", 3, fields("status", "metadata.notes")),
                change("v2", 4, fields("other")),
                change("v1", 4, fields("title", "metadata.notes", "status")),
                change(NOW, "anna", EntityType.ENHANCEMENT, "v1", 5L, fields("elsewhere")));

        assertThat(ports().changeLog().changedFieldsSince(EntityType.VENDOR, "v1", 2))
                .containsExactly("status", "metadata.notes", "title");
        assertThat(ports().changeLog().changedFieldsSince(EntityType.VENDOR, "v1", 4))
                .isEmpty();
    }

    /** Where an entry keeps its fields must not decide, which is elsewhere in a large entry than in a small one. */
    @Test
    void namesThemInThatOrderHoweverLargeTheChangesAre() {
        Map<String, FieldChange> large = new LinkedHashMap<>();
        large.put("zz", new FieldChange(null, "x".repeat(70_000)));
        large.put("b", new FieldChange(null, 1L));
        append(change("v1", 2, large), change("v1", 3, fields("b", "a", "zz")));

        assertThat(ports().changeLog().changedFieldsSince(EntityType.VENDOR, "v1", 1))
                .containsExactly("zz", "b", "a");
    }

    @Test
    void findsTheLinksOfAnItemAtEitherEnd() {
        append(
                link("i1", "i2", Action.LINKED),
                link("i2", "i3", Action.LINKED),
                link("i3", "i1", Action.LINKED),
                link("i2", "i1", Action.UNLINKED),
                change("i1", 1, Map.of()));

        assertThat(ports().changeLog().ofDependencies("i1").stream().map(Change::seq))
                .containsExactly(1L, 3L, 4L);
        assertThat(ports().changeLog().ofDependencies("nobody")).isEmpty();
    }

    @Test
    void takesAsManyChangesAsAUnitMakes() {
        append(IntStream.range(0, 6_000)
                .mapToObj(i -> change("i" + i, 1, fields("title")))
                .toArray(Change[]::new));

        assertThat(numbers(new ChangeQuery(5_999L, null, null, null, null, 10))).containsExactly(6_000L);
        assertThat(numbers(ChangeQuery.ALL.of(EntityType.VENDOR, "i42"))).containsExactly(43L);
    }

    @Test
    void leavesNoGapWhereAUnitWasUndone() {
        assertThatThrownBy(() -> writing(() -> {
                    ports().changeLog().append(List.of(change("v", 1, Map.of())));
                    throw new IllegalArgumentException("undone");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        append(change("v", 1, Map.of()));

        assertThat(numbers(ChangeQuery.ALL)).containsExactly(1L);
    }

    private void append(Change... changes) {
        writing(() -> ports().changeLog().append(List.of(changes)));
    }

    private List<Long> numbers(ChangeQuery query) {
        return ports().changeLog().list(query).stream().map(Change::seq).toList();
    }

    private static Map<String, FieldChange> fields(String... names) {
        return Arrays.stream(names)
                .collect(Collectors.toMap(
                        name -> name, name -> new FieldChange("a", "b"), (a, b) -> b, LinkedHashMap::new));
    }

    private static Change link(String source, String target, Action action) {
        Map<String, FieldChange> fields = new LinkedHashMap<>();
        fields.put("source_id", end(source, action));
        fields.put("target_id", end(target, action));
        fields.put("dependency_type", end("blocks", action));
        Change change = change(NOW, "anna", EntityType.DEPENDENCY, source, null, fields);
        return new Change(
                0, change.at(), change.actor(), change.entityType(), source, null, action, fields, change.requestId());
    }

    private static FieldChange end(@Nullable String value, Action action) {
        return action == Action.LINKED ? new FieldChange(null, value) : new FieldChange(value, null);
    }

    private static Change numbered(Change change, long seq) {
        return new Change(
                seq,
                change.at(),
                change.actor(),
                change.entityType(),
                change.entityId(),
                change.version(),
                change.action(),
                change.changes(),
                change.requestId());
    }
}
