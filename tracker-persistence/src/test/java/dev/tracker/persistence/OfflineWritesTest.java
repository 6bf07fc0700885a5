package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.availability.ResolveConflict;
import dev.tracker.core.availability.Side;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.transfer.TransferProgress;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.CommitCut;
import java.io.ByteArrayInputStream;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.nio.file.Files;
import java.util.List;
import java.util.Objects;
import java.util.UUID;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;
import org.junit.jupiter.params.provider.ValueSource;

/** A project goes on writing while its PostgreSQL is away, and nothing of it is lost or doubled. */
class OfflineWritesTest {

    private static final Caller ANN = Caller.named("ann");
    private static final String STATUS_FILE = ".project_status.md";

    @RegisterExtension
    static final DatabaseExtension DATABASES = Records.postgresql();

    private AwayProject project;

    @BeforeEach
    void open(TestDatabase database) throws IOException {
        project = new AwayProject(database);
    }

    @AfterEach
    void close() throws IOException {
        project.close();
    }

    @Test
    void keepsAWriteInBothPlacesAndBringsItOnce() throws Exception {
        WorkItem item = project.tracker().workItems().create(CreateWorkItem.task("First"), ANN);
        project.goAway();

        var said = project.said(tracker -> tracker.workItems()
                .update(UpdateWorkItem.of(item).title("Offline").build(), ANN)
                .item());

        assertThat(said.answer().title()).isEqualTo("Offline");
        assertThat(said.tree()).containsEntry("wrote_to_cache", true).containsEntry("wrote_to_markdown", true);
        assertThat(said.observation().warnings())
                .extracting(Warning::code)
                .containsExactly(Warning.DATABASE_UNAVAILABLE);
        assertThat(Files.readString(project.file(STATUS_FILE))).contains("## Pending Changes");
        assertThat(project.tracker().workItems().get(ref(item))).isEqualTo(said.answer());

        project.comeBack();

        assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(item))))
                .isEqualTo(said.answer());
        assertThat(Files.readString(project.file(STATUS_FILE)))
                .doesNotContain("Pending")
                .contains("### Offline (task)");
        agrees();
    }

    @Test
    void leavesAFileOfSomebodyElseAsItWas() throws Exception {
        String own = "# Our project\r\n\r\nNot written by a program, and without a line's end: \u00e4";
        Files.writeString(project.file(STATUS_FILE), own);
        project.goAway();
        project.tracker().vendors().create(CreateVendor.named("Acme"), ANN);
        assertThat(Files.readString(project.file(STATUS_FILE))).startsWith(own).contains("## Pending Changes");

        project.comeBack();

        assertThat(Files.readString(project.file(STATUS_FILE))).isEqualTo(own);
    }

    @Test
    void grantsAClaimProvisionally() {
        WorkItem item = project.tracker().workItems().create(CreateWorkItem.task("First"), ANN);
        project.goAway();

        var said = project.said(tracker -> tracker.claims().claim(ClaimWorkItem.of(ref(item)), ANN));

        assertThat(said.observation().warnings()).extracting(Warning::code).contains(Warning.CLAIM_UNCONFIRMED);
    }

    @Test
    void refusesWhatNeedsTheDatabase() throws Exception {
        Files.writeString(project.file(STATUS_FILE), "## Vendors (1 total)\n- AMINA: operational\n");
        project.tracker().workItems().create(CreateWorkItem.task("First"), ANN);
        project.goAway();

        assertThatThrownBy(
                        () -> project.tracker().archive().archive(ArchiveWorkItems.after(1), ANN, ArchiveProgress.NONE))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(
                        () -> project.tracker().sync().resolve(new ResolveConflict(UUID.randomUUID(), Side.MINE), ANN))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> project.tracker()
                        .workItems()
                        .update(
                                UpdateWorkItem.of(
                                                new WorkItemRef(
                                                        UUID.randomUUID().toString()),
                                                1)
                                        .title("Nobody knows it")
                                        .build(),
                                ANN))
                .isInstanceOf(DatabaseException.class);
        assertThatThrownBy(() -> project.tracker()
                        .migration()
                        .migrate(MigrateStatusFile.OF_PROJECT, ANN, MigrationProgress.NONE))
                .isInstanceOf(DatabaseException.class);
        assertThat(project.tracker().sync().status().pending()).isZero();
        assertThat(project.tracker().vendors().list(VendorQuery.ALL).page().items())
                .isEmpty();
    }

    @Test
    void refusesAnImportIntoAnEmptyRecord() throws Exception {
        ByteArrayOutputStream export = new ByteArrayOutputStream();
        JsonLines.Output lines = JsonLines.to(export);
        project.tracker().transfer().export(lines, TransferProgress.UNWATCHED);
        lines.flush();
        project.goAway();

        assertThatThrownBy(() -> project.tracker()
                        .transfer()
                        .load(
                                JsonLines.from(new ByteArrayInputStream(export.toByteArray())),
                                TransferProgress.UNWATCHED))
                .isInstanceOf(DatabaseException.class)
                .hasMessageContaining("needs the database");
    }

    @ParameterizedTest
    @EnumSource(CommitCut.class)
    void settlesACommitWhoseOutcomeIsUnknown(CommitCut moment) throws Exception {
        WorkItem item = project.tracker().workItems().create(CreateWorkItem.task("First"), ANN);
        for (Caller caller : List.of(ANN, ANN.withRequest(UUID.randomUUID()))) {
            project.proxy.cutAtCommit(moment);
            project.proxy.refuseAfterCut();
            WorkItem made = project.tracker()
                    .workItems()
                    .create(CreateWorkItem.task("Unknown").under(item.id()), caller);

            project.comeBack();

            assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(made)))
                            .title())
                    .isEqualTo("Unknown");
        }
        assertThat(project.<Long>direct(
                        tracker -> tracker.status().summary().activeWorkItems().totalCount()))
                .isEqualTo(3);
        assertThat(project.tracker().sync().status().conflicts()).isEmpty();
        agrees();
    }

    @Test
    void replaysTheFileWhereTheJournalIsLost() throws Exception {
        WorkItem offline = offlineItem();
        project.stop();
        project.deleteMirror();
        project.start();

        project.comeBack();

        assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(offline))))
                .isEqualTo(offline);
        agrees();
    }

    @Test
    void replaysTheJournalWhereTheFileIsLost() throws Exception {
        WorkItem offline = offlineItem();
        project.stop();
        Files.delete(project.file(STATUS_FILE));
        project.start();

        project.comeBack();

        assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(offline))))
                .isEqualTo(offline);
        agrees();
    }

    /** As {@code git clean -fdx} does where the status file is not committed. */
    @ParameterizedTest
    @ValueSource(booleans = {false, true})
    void bringsWhatWaitedWhereBothPlacesAreRemovedUnderARunningProgram(boolean writesBeforeTheReturn) throws Exception {
        WorkItem offline = offlineItem();
        long waiting = project.tracker().sync().status().pending();
        project.deleteEverything();
        if (writesBeforeTheReturn) {
            project.tracker().workItems().create(CreateWorkItem.task("Later"), ANN);
            assertThat(project.tracker().sync().status().pending()).isEqualTo(waiting + 1);
            assertThat(Files.readString(project.file(STATUS_FILE)).split("tracker:pending"))
                    .hasSize((int) waiting + 2);
        }

        project.comeBack();

        assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(offline))))
                .isEqualTo(offline);
        agrees();
    }

    @Test
    void bringsAWriteOnceThatTheFileHoldsAgain() throws Exception {
        WorkItem offline = offlineItem();
        byte[] pending = Files.readAllBytes(project.file(STATUS_FILE));
        project.comeBack();
        project.stop();
        Files.write(project.file(STATUS_FILE), pending);
        project.start();

        project.awaitSynced();

        assertThat(project.<Long>direct(
                        tracker -> tracker.status().summary().activeWorkItems().totalCount()))
                .isEqualTo(1);
        assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(offline))))
                .isEqualTo(offline);
        assertThat(Files.readString(project.file(STATUS_FILE))).doesNotContain("Pending");
        agrees();
    }

    @Test
    void takesAnEarlierWriteFromTheFileBesideALaterOneOfTheSameItem() throws Exception {
        WorkItem item = project.tracker().workItems().create(CreateWorkItem.task("First"), ANN);
        project.awaitMirrored(item);
        project.goAway();
        WorkItem second = rename(item, "Second");
        String earlier = pending();
        project.comeBack();
        project.goAway();
        WorkItem third = rename(second, "Third");
        project.stop();
        // As a process leaves it that is killed before it takes out of the file what it has brought.
        Files.writeString(project.file(STATUS_FILE), "\n\n## Pending Changes\n\n" + earlier + pending());
        project.start();

        assertThat(project.tracker().workItems().get(ref(item))).isEqualTo(third);
        assertThat(project.tracker().sync().status().pending()).isEqualTo(2);
        WorkItem fourth = rename(third, "Fourth");

        assertThat(fourth.version()).isEqualTo(4);
        project.comeBack();
        assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(item))))
                .isEqualTo(fourth);
        assertThat(project.tracker().sync().status().conflicts()).isEmpty();
        assertThat(Files.readString(project.file(STATUS_FILE))).doesNotContain("tracker:pending");
        agrees();
    }

    @Test
    void bringsWritesInTheirOrderWhicheverTheJournalTookFirst() throws Exception {
        project.tracker().status().summary();
        project.goAway();
        project.tracker().workItems().create(CreateWorkItem.task("Earlier"), ANN);
        String earlier = pending();
        project.stop();
        project.deleteMirror();
        Files.delete(project.file(STATUS_FILE));
        project.start();
        project.tracker().workItems().create(CreateWorkItem.task("Later"), ANN);
        project.stop();
        Files.writeString(project.file(STATUS_FILE), "\n\n## Pending Changes\n\n" + pending() + earlier);
        project.start();

        project.comeBack();

        assertThat(project.<List<String>>direct(tracker -> tracker.changes().list(ChangeQuery.ALL).changes().stream()
                        .map(change -> String.valueOf(
                                Objects.requireNonNull(change.changes().get("title"))
                                        .after()))
                        .toList()))
                .containsExactly("Earlier", "Later");
        agrees();
    }

    private WorkItem rename(WorkItem item, String title) {
        return project.tracker()
                .workItems()
                .update(UpdateWorkItem.of(item).title(title).build(), ANN)
                .item();
    }

    /** The entries in the status file, with their lines for people. */
    private String pending() throws IOException {
        String text = Files.readString(project.file(STATUS_FILE));
        return text.substring(text.indexOf("<!-- tracker:pending "));
    }

    @Test
    void takesWhatIsNewWithoutAMirror() throws Exception {
        project.stop();
        project.deleteMirror();
        Files.createDirectories(project.file(".tracker/cache.db"));
        project.goAway();
        project.start();

        var said = project.said(tracker -> tracker.workItems().create(CreateWorkItem.task("New"), ANN));

        assertThat(said.tree()).containsEntry("wrote_to_cache", false).containsEntry("wrote_to_markdown", true);
        project.stop();
        Files.delete(project.file(".tracker/cache.db"));
        project.start();
        project.comeBack();
        assertThat(project.<WorkItem>direct(tracker -> tracker.workItems().get(ref(said.answer()))))
                .isEqualTo(said.answer());
    }

    @Test
    void refusesAWriteThatNeitherPlaceTakes() throws Exception {
        project.stop();
        project.deleteMirror();
        Files.createDirectories(project.file(".tracker/cache.db"));
        Files.createDirectory(project.file(STATUS_FILE));
        project.goAway();
        project.start();

        assertThatThrownBy(() -> project.tracker().workItems().create(CreateWorkItem.task("New"), ANN))
                .isInstanceOf(DatabaseException.class);
    }

    @Test
    void resolvesAConflictEitherWay() throws Exception {
        for (Side side : Side.values()) {
            WorkItem item = project.tracker().workItems().create(CreateWorkItem.task("First"), ANN);
            project.goAway();
            project.tracker()
                    .workItems()
                    .update(UpdateWorkItem.of(item).title("Mine").build(), ANN);
            project.<WorkItem>direct(tracker -> tracker.workItems()
                    .update(UpdateWorkItem.of(item).title("Theirs").build(), Caller.named("bob"))
                    .item());
            project.comeBack();
            var status = project.tracker().sync().status();
            assertThat(status.conflicts()).hasSize(1);
            assertThat(status.warnings()).extracting(Warning::code).contains(Warning.OPEN_CONFLICTS);
            var report = project.said(tracker -> tracker.status().summary());
            assertThat(report.answer().openConflicts()).isEqualTo(1);
            assertThat(report.observation().warnings())
                    .extracting(Warning::code)
                    .contains(Warning.OPEN_CONFLICTS);
            knowsItsConflictWhileAway(status.conflicts().get(0));

            project.tracker()
                    .sync()
                    .resolve(new ResolveConflict(status.conflicts().get(0).id(), side), ANN);

            assertThat(project.tracker().workItems().get(ref(item)).title())
                    .isEqualTo(side == Side.MINE ? "Mine" : "Theirs");
            assertThat(project.tracker().sync().status().conflicts()).isEmpty();
            agrees();
        }
    }

    private void knowsItsConflictWhileAway(SyncStatus.Open conflict) throws Exception {
        project.goAway();

        assertThat(project.tracker().sync().status().conflicts()).containsExactly(conflict);
        assertThat(project.tracker().status().summary().openConflicts()).isEqualTo(1);
        assertThatThrownBy(() -> project.tracker().sync().resolve(new ResolveConflict(conflict.id(), Side.MINE), ANN))
                .isInstanceOf(DatabaseException.class);

        project.comeBack();
    }

    private WorkItem offlineItem() {
        project.tracker().status().summary();
        project.goAway();
        WorkItem made = project.tracker().workItems().create(CreateWorkItem.task("Offline"), ANN);
        return project.tracker()
                .workItems()
                .update(UpdateWorkItem.of(made).title("Twice").build(), ANN)
                .item();
    }

    private static WorkItemRef ref(WorkItem item) {
        return WorkItemRef.of(item.id());
    }

    private void agrees() {
        assertThat(project.<List<String>>direct(RecordAgreement::differencesAfterOfflineWrites))
                .isEmpty();
    }
}
