package dev.tracker.persistence.migration;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.migration.Intake;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.Reconciliation;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import java.util.function.Predicate;
import org.junit.jupiter.api.io.TempDir;

/** Faults below the services: whatever gets lost or altered on the way, a check sees it and all is as before. */
class FailingChecksTest {

    private static final String PLAIN = MigrationProject.sample("legacy-plain.md");
    private static final String GENERATED = MigrationProject.sample("legacy-generated.md");

    @TempDir
    private Path folder;

    @EachDatabase
    void seesAVendorThatGetsLost(TestDatabase database) {
        fails(
                database,
                "addVendors",
                vendors -> without(vendors, vendor -> ((Vendor) vendor).name().equals("Kichler")),
                checks -> checks.vendorCount().match());
    }

    @EachDatabase
    void seesAVendorThatIsAltered(TestDatabase database) {
        fails(
                database,
                "addVendors",
                vendors -> altered(vendors, FailingChecksTest::broken),
                checks -> checks.vendorMetadata().match());
    }

    @EachDatabase
    void seesADeploymentThatGetsLost(TestDatabase database) {
        fails(
                database,
                "addDeployments",
                events ->
                        without(events, event -> ((Deployment) event).metadata().prNumber() == 97),
                checks -> checks.deploymentHistory().match());
    }

    @EachDatabase
    void seesAnEnhancementThatIsRenamed(TestDatabase database) {
        fails(
                database,
                "addEnhancements",
                plans -> altered(plans, FailingChecksTest::renamed),
                checks -> checks.enhancements().match());
    }

    @EachDatabase
    void seesASessionPromptThatGetsLost(TestDatabase database) {
        fails(
                database,
                "addItems",
                items -> without(items, item -> ((WorkItem) item).title().equals("Session 2025-10-03")),
                checks -> checks.sessionPrompts().match());
    }

    @EachDatabase
    void seesAWorkItemThatGetsLost(TestDatabase database) {
        try (MigrationProject project = project(database, GENERATED)) {
            Map<String, List<String>> before = project.rows();

            MigrationReport report = migrate(
                    project,
                    "addItems",
                    items -> without(items, item -> ((WorkItem) item).itemType() == ItemType.RESEARCH));

            assertThat(report.success()).isFalse();
            assertThat(report.reconciliation().holds()).isTrue();
            assertThat(report.warnings()).anySatisfy(warning -> {
                assertThat(warning.code()).isEqualTo("missing");
                assertThat(warning.line()).isNotNull();
            });
            assertUntouched(project, GENERATED, before);
        }
    }

    @EachDatabase
    void isUndoneWhenTheDatabaseRefuses(TestDatabase database) {
        try (MigrationProject project = project(database, PLAIN)) {
            Map<String, List<String>> before = project.rows();

            assertThatThrownBy(() -> run(project, Map.of("addDeployments", arguments -> {
                        throw new DatabaseException("change the record", "The disk is full.", null);
                    })))
                    .isInstanceOf(DatabaseException.class);

            assertUntouched(project, PLAIN, before);
        }
    }

    private void fails(
            TestDatabase database, String method, Function<List<?>, List<?>> fault, Predicate<Reconciliation> check) {
        try (MigrationProject project = project(database, PLAIN)) {
            Map<String, List<String>> before = project.rows();

            MigrationReport report = migrate(project, method, fault);

            assertThat(report.success()).isFalse();
            assertThat(report.rollbackExecuted()).isTrue();
            assertThat(check.test(report.reconciliation())).isFalse();
            assertThat(report.warnings()).isNotEmpty();
            assertUntouched(project, PLAIN, before);
            assertThat(project.migrate().success()).as("without the fault").isTrue();
        }
    }

    private static void assertUntouched(MigrationProject project, String text, Map<String, List<String>> before) {
        assertThat(project.rows()).isEqualTo(before);
        assertThat(project.statusFile()).isEqualTo(text);
    }

    private MigrationProject project(TestDatabase database, String text) {
        return new MigrationProject(folder, database).with(MigrationProject.STATUS_FILE, text);
    }

    /** Migrates with a store that is handed other lists than the service gave. */
    private static MigrationReport migrate(MigrationProject project, String method, Function<List<?>, List<?>> fault) {
        Intake real = project.store.intake();
        List<Integer> lost = new ArrayList<>();
        MigrationReport report = run(project, Map.of(method, arguments -> {
            List<?> given = (List<?>) arguments[0];
            List<?> passed = fault.apply(given);
            if (!passed.equals(given)) {
                lost.add(given.size());
            }
            return pass(real, method, passed, given);
        }));
        assertThat(lost).as("the fault happened").isNotEmpty();
        return report;
    }

    @SuppressWarnings("unchecked")
    private static Object pass(Intake real, String method, List<?> passed, List<?> given) {
        return switch (method) {
            case "addVendors" -> real.addVendors((List<Vendor>) passed);
            case "addDeployments" -> {
                real.addDeployments((List<Deployment>) passed);
                yield null;
            }
            case "addEnhancements" -> {
                real.addEnhancements((List<Enhancement>) passed);
                yield null;
            }
            // Says that all were stored, as a store would that loses one.
            case "addItems" -> {
                real.addItems((List<WorkItem>) passed);
                yield given;
            }
            default -> throw new IllegalArgumentException(method);
        };
    }

    private static MigrationReport run(MigrationProject project, Map<String, Decorated.Instead> instead) {
        Intake faulty = Decorated.of(Intake.class, project.store.intake(), instead);
        TrackerPorts ports = Decorated.of(TrackerPorts.class, project.store, Map.of("intake", none -> faulty));
        return MigrationProject.over(ports)
                .migration()
                .migrate(MigrateStatusFile.OF_PROJECT, MigrationProject.ADA, MigrationProgress.NONE);
    }

    private static List<?> without(List<?> all, Predicate<Object> lost) {
        return all.stream().filter(lost.negate()).toList();
    }

    private static List<?> altered(List<?> all, Function<Object, Object> change) {
        List<Object> others = new ArrayList<>(all);
        if (!others.isEmpty()) {
            others.set(0, change.apply(others.get(0)));
        }
        return others;
    }

    private static Object broken(Object vendor) {
        Vendor known = (Vendor) vendor;
        return new Vendor(
                known.id(),
                known.name(),
                known.status() == VendorStatus.BROKEN ? VendorStatus.OPERATIONAL : VendorStatus.BROKEN,
                known.extractorVersion(),
                known.metadata(),
                known.revision());
    }

    private static Object renamed(Object plan) {
        Enhancement known = (Enhancement) plan;
        return new Enhancement(
                known.id(),
                known.title() + "!",
                known.description(),
                known.priority(),
                known.status(),
                known.targetQuarter(),
                known.requiresConstitutionalPrinciples(),
                known.dependsOn(),
                known.workItemId(),
                known.revision());
    }
}
