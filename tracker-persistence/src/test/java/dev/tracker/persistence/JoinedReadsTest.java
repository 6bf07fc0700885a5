package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.AvailabilityState;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemView;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.function.Function;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** Changes wait in the mirror, and the database answers: neither alone says what there is not. */
@EachDatabase(migratedBy = MigratedBySchema.class)
class JoinedReadsTest {

    private static final Caller ANN = Caller.named("ann");

    private TwoStores stores;
    private boolean isFilled = true;
    private boolean isServing = true;
    private boolean isWaiting = true;

    @BeforeEach
    void open(TestDatabase database) {
        stores = new TwoStores(database);
    }

    @AfterEach
    void close() {
        stores.close();
    }

    @Test
    void looksUpInTheDatabaseWhatTheMirrorDoesNotHold() {
        WorkItem item = stores.online().workItems().create(CreateWorkItem.task("Only there"), ANN);
        stores.online().vendors().create(CreateVendor.named("Acme"), ANN);

        try (Observation seen = Observation.begin()) {
            assertThat(joined().workItems()
                            .get(new WorkItemRef(item.key().value()))
                            .title())
                    .isEqualTo("Only there");
            assertThat(joined().workItems()
                            .query(WorkItemView.of(new WorkItemRef(item.id().toString())))
                            .item()
                            .title())
                    .isEqualTo("Only there");
            assertThat(joined().vendors().get(new VendorRef("acme")).name()).isEqualTo("Acme");
            assertThat(seen.source()).isNull();
            assertThat(seen.warnings()).isEmpty();
        }
    }

    @Test
    void hasWhatWaitsFromTheMirror() {
        WorkItem item = stores.offline().workItems().create(CreateWorkItem.task("Only here"), ANN);

        try (Observation seen = Observation.begin()) {
            assertThat(joined().workItems().get(WorkItemRef.of(item.id())).title())
                    .isEqualTo("Only here");
            assertThat(seen.source()).isEqualTo(Source.SQLITE_CACHE);
        }
    }

    @Test
    void goesToTheDatabaseFirstWhereTheMirrorWasNeverFilled() {
        isFilled = false;
        stores.online().vendors().create(CreateVendor.named("There"), ANN);
        WorkItem item = stores.offline().workItems().create(CreateWorkItem.task("Only here"), ANN);

        assertThat(joined().vendors().list(VendorQuery.ALL).page().items()).hasSize(1);
        assertThat(joined().workItems().get(WorkItemRef.of(item.id())).title()).isEqualTo("Only here");
    }

    @Test
    void saysWhatIsNowhereByTheDatabasesWord() {
        try (Observation seen = Observation.begin()) {
            assertThatThrownBy(() -> joined().workItems().query(WorkItemView.of(new WorkItemRef("T-NONE"))))
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            refusal -> assertThat(seen.refused(refusal).getMessage())
                                    .startsWith("There is no work item"));
        }
    }

    @Test
    void doesNotAskADatabaseThatWasGivenUp() {
        isServing = false;
        stores.online().vendors().create(CreateVendor.named("Acme"), ANN);

        try (Observation seen = Observation.begin()) {
            assertThatThrownBy(() -> joined().vendors().get(new VendorRef("acme")))
                    .isInstanceOfSatisfying(
                            NotFoundException.class,
                            refusal -> assertThat(seen.refused(refusal).getMessage())
                                    .contains("could not be asked"));
        }
    }

    @Test
    void bringsWhatWaitsBeforeAWriteThatNeedsWhatTheMirrorLacks() {
        WorkItem item = stores.online().workItems().create(CreateWorkItem.task("Before"), ANN);

        joined().workItems().update(UpdateWorkItem.of(item).title("After").build(), ANN);

        assertThat(isWaiting).isFalse();
        assertThat(stores.online().workItems().get(WorkItemRef.of(item.id())).title())
                .isEqualTo("After");
    }

    private Tracker joined() {
        ReadSource mirror = new ReadSource() {
            @Override
            public Source source() {
                return Source.SQLITE_CACHE;
            }

            @Override
            public Offer offer() {
                return new Offer.Serving(stores.here().mirror.sessions(), null, "the mirror", false, isFilled);
            }
        };
        OfflineWrites offline = new Waiting();
        FallbackSessions sessions = new FallbackSessions(
                new Alive(),
                new ReadSources(List.of(mirror), new NoSource(), () -> "Changes wait."),
                offline,
                offline::isWaiting,
                offline::isWaiting,
                () -> isFilled,
                () -> {});
        Path folder = Path.of("");
        return Tracker.over(new RecordPorts(sessions, folder, folder.resolve(".project_status.md")) {}, stores.clock);
    }

    private final class Alive implements MainDatabase {

        @Override
        public <T> T call(Function<Sessions, T> call) {
            assertThat(isServing).isTrue();
            return call.apply((Sessions) stores.primary.sessions());
        }

        @Override
        public boolean isGivenUpFor(DatabaseException refusal) {
            return false;
        }

        @Override
        public boolean isServing() {
            return isServing;
        }

        @Override
        public String reason() {
            return "It answers.";
        }

        @Override
        public void close() {
            // The test closes the store.
        }
    }

    /** A journal that waits until it is replayed, and refuses a write as one does whose mirror lacks something. */
    private final class Waiting implements OfflineWrites {

        @Override
        public boolean isWaiting() {
            return isWaiting;
        }

        @Override
        public <T> T write(Unit<T> unit) {
            try {
                return unit.on((Sessions) stores.here().mirror.sessions(), answer -> {});
            } catch (NotFoundException e) {
                throw new DatabaseException("change the record", "The mirror lacks it.", e);
            }
        }

        @Override
        public WriteJournal journal() {
            return WriteJournal.NONE;
        }

        @Override
        public boolean replay(Sessions database) {
            isWaiting = false;
            return true;
        }

        @Override
        public List<Warning> warnings() {
            return List.of();
        }

        @Override
        public Instant lastSyncAt() {
            return null;
        }

        @Override
        public AvailabilityState counts() {
            return AvailabilityState.ONLINE;
        }

        @Override
        public void close() {
            // Nothing is open.
        }
    }
}
