package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.statusfile.StatusSnapshot;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.statusfile.MarkdownStatusFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.eclipse.jgit.api.Git;
import org.eclipse.jgit.api.MergeCommand;
import org.eclipse.jgit.api.errors.GitAPIException;
import org.eclipse.jgit.lib.PersonIdent;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Neither the database nor a mirror can answer: git's status file does, or the working tree's, or nothing. */
class StatusFileSourcesTest {

    private static final PersonIdent ADA = new PersonIdent("Ada", "ada@example.org");

    @TempDir
    Path folder;

    private Project project;

    @BeforeEach
    void nameProject() {
        project = new Project(folder, "jdbc:postgresql://127.0.0.1:1/nowhere", Map.of());
    }

    @Test
    void answersFromTheFileInTheWorkingTree() throws IOException {
        Files.writeString(folder.resolve(".project_status.md"), text());

        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);

            assertThat(tracker.vendors().list(VendorQuery.ALL).page().items())
                    .singleElement()
                    .satisfies(vendor -> {
                        assertThat(vendor.name()).isEqualTo("Acme");
                        assertThat(vendor.status()).isEqualTo(VendorStatus.OPERATIONAL);
                        assertThat(vendor.metadata().testResults()).isEqualTo(new TestResults(42, 45, 2));
                    });
            assertThat(tracker.status().summary().databaseStatus()).isEqualTo(DatabaseStatus.OFFLINE);
            assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount()).isEqualTo(2);
            assertThat(tracker.changes().list(ChangeQuery.ALL).changes()).isEmpty();
            assertThat(seen.source()).isEqualTo(Source.MARKDOWN_FILE);
            assertThat(seen.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message())
                            .contains("sqlite_cache: there is no mirror yet", "git_history: no commit"));
        }
    }

    @Test
    void leavesOutWhatTheFileDoesNotSay() throws IOException {
        Files.writeString(folder.resolve(".project_status.md"), text());

        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);
            Map<String, ?> list = seen.addTo(Answers.page(tracker.workItems().list(WorkItemQuery.ALL)));
            Map<String, ?> vendor = seen.addTo(RecordTree.of(tracker.vendors().get(new VendorRef("acme"))));

            assertThat(vendor).containsKeys("name", "status", "metadata").doesNotContainKeys("id", "version");
            assertThat(list.toString()).contains("Import", "depth=1").doesNotContain("version", "key=", "parent_id");
        }
    }

    @Test
    void knowsNothingByIdOrKey() throws IOException {
        Files.writeString(folder.resolve(".project_status.md"), text());

        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            Tracker tracker = Tracker.over(store);

            assertThatThrownBy(() -> tracker.workItems().get(new WorkItemRef("0190f3a0-0000-7000-8000-000000000000")))
                    .isInstanceOfSatisfying(NotFoundException.class, seen::refused);
            assertThat(seen.warnings()).extracting(Warning::code).contains("not_in_source");
        }
    }

    @Test
    void answersFromTheLastCommitAndTheMergesSince() throws IOException, GitAPIException {
        try (Git git = Git.init()
                .setDirectory(folder.toFile())
                .setInitialBranch("main")
                .call()) {
            Files.writeString(folder.resolve(".project_status.md"), text());
            git.add().addFilepattern(".project_status.md").call();
            git.commit()
                    .setMessage("Write the status")
                    .setAuthor(ADA)
                    .setCommitter(ADA)
                    .call();
            git.checkout().setCreateBranch(true).setName("feature").call();
            git.commit()
                    .setMessage("Work")
                    .setAuthor(ADA)
                    .setCommitter(ADA)
                    .setAllowEmpty(true)
                    .call();
            git.checkout().setName("main").call();
            git.merge()
                    .include(git.getRepository().resolve("feature"))
                    .setFastForward(MergeCommand.FastForwardMode.NO_FF)
                    .setMessage("Merge pull request #42 from ada/feature\n\nRead PDF tables")
                    .call();
        }
        Files.writeString(folder.resolve(".project_status.md"), "not what was committed");

        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            var deployments = Tracker.over(store)
                    .deployments()
                    .list(DeploymentQuery.ALL.page(PageRequest.FIRST))
                    .items();

            assertThat(seen.source()).isEqualTo(Source.GIT_HISTORY);
            assertThat(deployments).hasSize(2);
            assertThat(deployments.get(0).metadata().prNumber()).isEqualTo(42);
            assertThat(deployments.get(0).metadata().prTitle()).isEqualTo("Read PDF tables");
            assertThat(deployments.get(0).metadata().testSummary()).isEmpty();
            assertThat(deployments.get(1).metadata().prNumber()).isEqualTo(7);
        }
    }

    @Test
    void answersWithNothingWhereNothingIs() {
        try (AvailableStore store = project.open();
                Observation seen = Observation.begin()) {
            assertThat(Tracker.over(store)
                            .vendors()
                            .list(VendorQuery.ALL)
                            .page()
                            .items())
                    .isEmpty();
            assertThat(seen.warnings()).extracting(Warning::code).containsExactly("no_source");
            assertThat(seen.source()).isNull();
        }
    }

    private static String text() {
        Instant at = Instant.parse("2026-03-01T10:00:00Z");
        StatusSnapshot snapshot = new StatusSnapshot(
                at,
                List.of(new StatedVendor(
                        "Acme",
                        VendorStatus.OPERATIONAL,
                        new TestResults(42, 45, 2),
                        List.of(Format.PDF),
                        List.of(),
                        "2.1.0",
                        true)),
                List.of(
                        new StatedWorkItem(
                                ItemType.PROJECT, "Import", 0, ItemStatus.ACTIVE, 1, at, null, null, null, List.of()),
                        new StatedWorkItem(
                                ItemType.TASK, "Parse", 1, ItemStatus.ACTIVE, 2, at, "parse", null, null, List.of())),
                List.of(new StatedDeployment(
                        7, at, "First", "a".repeat(40), Map.of("unit", 10L), true, List.of("Acme"), List.of())),
                List.of(new StatedEnhancement("Streaming", 2, null, "2026-Q3", null)),
                List.of());
        return new MarkdownStatusFiles().render(snapshot);
    }
}
