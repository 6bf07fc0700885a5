package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.io.TempDir;

/** Cycles that an earlier version allowed, as {@code doctor} tells of them. */
class WaitingCyclesTest {

    private static final Caller KIM = Caller.named("kim");

    @TempDir
    Path folder;

    @EachDatabase
    void areFoundOverParentsAndNamedWithWhatRemovesThem(TestDatabase database) throws SQLException {
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store);
            WorkItem parent = create(tracker, CreateWorkItem.task("Parent"));
            WorkItem child = create(tracker, CreateWorkItem.task("Child").under(parent.id()));
            WorkItem one = create(tracker, CreateWorkItem.task("One"));
            WorkItem below = create(tracker, CreateWorkItem.task("Below one").under(one.id()));
            WorkItem two = create(tracker, CreateWorkItem.task("Two"));
            WorkItem deep = create(tracker, CreateWorkItem.task("Below two").under(two.id()));
            WorkItem fine = create(tracker, CreateWorkItem.task("Fine"));
            tracker.dependencies()
                    .set(
                            new SetDependency(
                                    new WorkItemRef(parent.id().toString()),
                                    new WorkItemRef(fine.id().toString()),
                                    DependencyType.DEPENDS_ON,
                                    false),
                            KIM);
            store(database, child, parent, "depends_on");
            store(database, one, deep, "blocks");
            store(database, below, two, "depends_on");
            assertThat(findings(database))
                    .satisfiesExactlyInAnyOrder(
                            finding -> {
                                assertThat(finding.message())
                                        .contains(
                                                "'Parent' (" + parent.key().value() + ")",
                                                "'Child' (" + child.key().value() + ")")
                                        .doesNotContain("Fine");
                                assertThat(finding.advice())
                                        .contains("'tracker work depend "
                                                + child.key().value() + " --on "
                                                + parent.key().value() + " --remove'");
                            },
                            finding -> {
                                assertThat(finding.message()).contains("'One'", "'Below one'", "'Two'", "'Below two'");
                                assertThat(finding.advice())
                                        .contains(
                                                "'tracker work depend "
                                                        + one.key().value() + " --blocks "
                                                        + deep.key().value() + " --remove'",
                                                "'tracker work depend "
                                                        + below.key().value() + " --on "
                                                        + two.key().value() + " --remove'");
                            });
            remove(tracker, child, parent, DependencyType.DEPENDS_ON);
            remove(tracker, one, deep, DependencyType.BLOCKS);
        }
        assertThat(findings(database)).isEmpty();
    }

    private static WorkItem create(Tracker tracker, CreateWorkItem command) {
        return tracker.workItems().create(command, KIM);
    }

    private static void remove(Tracker tracker, WorkItem source, WorkItem target, DependencyType type) {
        tracker.dependencies()
                .set(
                        new SetDependency(
                                new WorkItemRef(source.id().toString()),
                                new WorkItemRef(target.id().toString()),
                                type,
                                true),
                        KIM);
    }

    /** As an earlier version did, without a check. */
    private static void store(TestDatabase database, WorkItem source, WorkItem target, String type)
            throws SQLException {
        Sql.execute(
                database,
                "INSERT INTO work_item_dependencies (source_id, target_id, dependency_type, created_at, created_by)"
                        + " VALUES ('" + source.id() + "', '" + target.id() + "', '" + type
                        + "', '2026-01-01T00:00:00.000000Z', 'ada')");
    }

    private List<Finding> findings(TestDatabase database) {
        return Checkup.of(ProjectSettings.resolve(
                        new SettingOptions(database.jdbcUrl(), folder.toString(), "kim"), Map.of(), folder))
                .stream()
                .filter(finding -> finding.subject().equals("dependencies"))
                .toList();
    }
}
