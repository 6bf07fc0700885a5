package dev.tracker.persistence;

import static dev.tracker.persistence.Vendors.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.configuration.ConfigurationView;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.UpdateEnhancement;
import dev.tracker.core.error.CycleException;
import dev.tracker.core.error.StaleVersionException;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.io.TempDir;

/** Configuration and enhancements through the use cases. */
class ProjectStateTest {

    @TempDir
    Path project;

    @EachDatabase(migratedBy = MigratedBySchema.class)
    void changesTheConfigurationByVersionAndShowsGitAsItIs(TestDatabase database) throws Exception {
        Files.createDirectories(project.resolve(".git"));
        Files.writeString(project.resolve(".git/HEAD"), "ref: refs/heads/topic\n");
        try (Store store = Store.open(StoreSettings.of(database.jdbcUrl()).withProject(project))) {
            Tracker tracker = Tracker.over(store);
            UpdateConfiguration command =
                    new UpdateConfiguration(1L, ContextType.MAINTENANCE, null, "stored", null, 5_000);

            tracker.configuration().update(command, CALLER);
            ConfigurationView view = tracker.configuration().get();

            assertThat(view.activeContextType()).isEqualTo(ContextType.MAINTENANCE);
            assertThat(view.version()).isEqualTo(2);
            assertThat(view.gitBranch()).isEqualTo("topic");
            assertThatThrownBy(() -> tracker.configuration().update(command, CALLER))
                    .isInstanceOfSatisfying(
                            StaleVersionException.class,
                            e -> assertThat(e.changedFields()).contains("active_context_type", "default_token_budget"));
        }
    }

    @EachDatabase(migratedBy = MigratedBySchema.class)
    void refusesACycleOfEnhancements(TestDatabase database) {
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store);
            Enhancement first = tracker.enhancements().create(CreateEnhancement.of("First", 1), CALLER);
            Enhancement second = tracker.enhancements().create(needing("Second", first), CALLER);
            Enhancement third = tracker.enhancements().create(needing("Third", second), CALLER);

            assertThatThrownBy(() -> tracker.enhancements()
                            .update(
                                    new UpdateEnhancement(
                                            first.id(),
                                            1L,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            null,
                                            List.of(third.id()),
                                            null),
                                    CALLER))
                    .isInstanceOfSatisfying(
                            CycleException.class, e -> assertThat(e.cycle()).hasSize(3));
            assertThat(tracker.enhancements().get(first.id())).isEqualTo(first);
        }
    }

    private static CreateEnhancement needing(String title, Enhancement need) {
        return new CreateEnhancement(title, 1, null, null, null, List.of(), List.of(need.id()), null);
    }
}
