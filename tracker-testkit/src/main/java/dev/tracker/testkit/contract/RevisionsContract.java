package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.availability.EntityRef;
import dev.tracker.core.availability.Revisions;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What {@link Revisions} promise. They need the unit of work besides, the change log, and the entities' own ports. */
public abstract class RevisionsContract extends PortsContract {

    private static final Instant LATER = NOW.plusSeconds(60);
    private static final EntityRef CONFIGURATION = new EntityRef(EntityType.CONFIGURATION, "1");

    private final WorkItem item = Samples.task("Item");
    private final Vendor vendor = Samples.vendor("Acme");
    private final Enhancement plan = Samples.enhancement("Plan", NOW);

    @Test
    void knowsTheVersionsOfWhateverThereIs() {
        insertAll();

        assertThat(held(ref(item), ref(vendor), ref(plan), CONFIGURATION, nobody(EntityType.VENDOR)))
                .isEqualTo(Map.of(
                        ref(item),
                        1L,
                        ref(vendor),
                        1L,
                        ref(plan),
                        1L,
                        CONFIGURATION,
                        configuration().version()));
        assertThat(held(nobody(EntityType.DEPLOYMENT), nobody(EntityType.DEPENDENCY)))
                .isEmpty();
        assertThat(held()).isEmpty();
    }

    @Test
    void knowsNoArchivedItem() {
        insertAll();
        writing(() -> ports().archive().archive(List.of(item.id()), LATER));

        assertThat(held(ref(item))).isEmpty();
    }

    @Test
    void setsVersionsAndNothingElse() {
        insertAll();
        ProjectConfiguration before = configuration();

        writing(() -> revisions()
                .set(Map.of(ref(item), 7L, ref(vendor), 8L, ref(plan), 9L, CONFIGURATION, before.version() + 5)));

        assertThat(stored(item)).isEqualTo(new Revision(7, NOW, "tester", NOW, "tester"));
        assertThat(stored(vendor)).isEqualTo(new Revision(8, NOW, "tester", NOW, "tester"));
        assertThat(stored(plan)).isEqualTo(new Revision(9, NOW, "tester", NOW, "tester"));
        assertThat(configuration().version()).isEqualTo(before.version() + 5);
        assertThat(configuration().updatedAt()).isEqualTo(before.updatedAt());
        assertThat(configuration().updatedBy()).isEqualTo(before.updatedBy());
    }

    @Test
    void stampsWhoBroughtAVersionAbout() {
        insertAll();
        long next = configuration().version() + 1;

        writing(() -> revisions()
                .stamp(Map.of(ref(item), 2L, ref(vendor), 2L, ref(plan), 2L, CONFIGURATION, next), LATER, "ben"));

        Revision stamped = new Revision(2, NOW, "tester", LATER, "ben");
        assertThat(stored(item)).isEqualTo(stamped);
        assertThat(stored(vendor)).isEqualTo(stamped);
        assertThat(stored(plan)).isEqualTo(stamped);
        assertThat(configuration().version()).isEqualTo(next);
        assertThat(configuration().updatedAt()).isEqualTo(LATER);
        assertThat(configuration().updatedBy()).isEqualTo("ben");
    }

    @Test
    void refusesAVersionForWhatHasNone() {
        assertThatThrownBy(() -> writing(() -> revisions().set(Map.of(nobody(EntityType.DEPLOYMENT), 2L))))
                .isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void findsTheChangesThatCameAfterVersions() {
        String one = vendor.id().toString();
        String other = UUID.randomUUID().toString();
        writing(() -> ports().changeLog()
                .append(List.of(
                        change(one, 1),
                        change(other, 1),
                        change(one, 2),
                        change(other, 2),
                        change(one, 3),
                        change(UUID.randomUUID().toString(), 9))));
        List<Change> log = ports().changeLog().list(ChangeQuery.ALL);

        assertThat(revisions()
                        .since(Map.of(
                                new EntityRef(EntityType.VENDOR, one),
                                1L,
                                new EntityRef(EntityType.VENDOR, other),
                                0L)))
                .containsExactly(log.get(1), log.get(2), log.get(3), log.get(4));
        assertThat(revisions().since(Map.of(new EntityRef(EntityType.ENHANCEMENT, one), 0L)))
                .as("of another kind")
                .isEmpty();
        assertThat(revisions().since(Map.of())).isEmpty();
    }

    @Test
    void countsWhatARequestLogged() {
        Change change = change(vendor.id().toString(), 1);
        writing(() ->
                ports().changeLog().append(List.of(change, change(vendor.id().toString(), 2))));

        assertThat(revisions().logged(change.requestId())).isEqualTo(2);
        assertThat(revisions().logged(UUID.randomUUID())).isZero();
    }

    @Test
    void changesNothingWhereItsUnitFails() {
        insertAll();

        assertThatThrownBy(() -> write(() -> {
                    revisions().stamp(Map.of(ref(item), 2L), LATER, "ben");
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");

        assertThat(stored(item)).isEqualTo(item.revision());
    }

    private Revisions revisions() {
        return ports().revisions();
    }

    private Map<EntityRef, Long> held(EntityRef... entities) {
        return write(() -> revisions().holdStill(List.of(entities)));
    }

    private void insertAll() {
        writing(() -> {
            ports().workItems().insert(item);
            ports().vendors().insert(vendor);
            ports().enhancements().insert(plan);
        });
    }

    private ProjectConfiguration configuration() {
        return ports().configuration().get();
    }

    private Revision stored(WorkItem entity) {
        return ports().workItems()
                .find(WorkItemRef.of(entity.id()))
                .orElseThrow()
                .revision();
    }

    private Revision stored(Vendor entity) {
        return ports().vendors().find(VendorRef.of(entity.id())).orElseThrow().revision();
    }

    private Revision stored(Enhancement entity) {
        return ports().enhancements().find(entity.id()).orElseThrow().revision();
    }

    private static EntityRef ref(WorkItem entity) {
        return new EntityRef(EntityType.WORK_ITEM, entity.id().toString());
    }

    private static EntityRef ref(Vendor entity) {
        return new EntityRef(EntityType.VENDOR, entity.id().toString());
    }

    private static EntityRef ref(Enhancement entity) {
        return new EntityRef(EntityType.ENHANCEMENT, entity.id().toString());
    }

    private static EntityRef nobody(EntityType type) {
        return new EntityRef(type, UUID.randomUUID().toString());
    }

    private static Change change(String vendorId, long version) {
        return Samples.change(vendorId, version, Map.of());
    }
}
