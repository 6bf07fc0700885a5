package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.configuration.ConfigurationRepository;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.workitem.WorkItem;
import org.junit.jupiter.api.Test;

/** What a {@link ConfigurationRepository} promises. It needs the unit of work and work items besides. */
public abstract class ConfigurationRepositoryContract extends PortsContract {

    @Test
    void beginsWithDefaults() {
        ProjectConfiguration first = configuration().get();

        assertThat(first.id()).isEqualTo(ProjectConfiguration.ONLY);
        assertThat(first.activeContextType()).isEqualTo(ContextType.FEATURE);
        assertThat(first.currentSessionId()).isNull();
        assertThat(first.gitBranch()).isNull();
        assertThat(first.gitHeadCommit()).isNull();
        assertThat(first.defaultTokenBudget()).isEqualTo(200_000);
        assertThat(first.version()).isEqualTo(1);
    }

    @Test
    void replacesTheVersionThatItIsTold() {
        WorkItem session = write(() -> ports().workItems().insert(Samples.task("Session")));
        ProjectConfiguration before = configuration().get();
        ProjectConfiguration after = new ProjectConfiguration(
                before.id(), ContextType.RESEARCH, session.id(), "main/ü", "a".repeat(40), 5_000, 2, NOW, "anna");

        assertThat(update(before, after)).isTrue();
        assertThat(configuration().get()).isEqualTo(after);
        assertThat(write(configuration()::getForUpdate)).isEqualTo(after);

        assertThat(update(before, after)).as("from a version that is gone").isFalse();
        assertThat(configuration().get()).isEqualTo(after);
    }

    private ConfigurationRepository configuration() {
        return ports().configuration();
    }

    private boolean update(ProjectConfiguration before, ProjectConfiguration after) {
        return write(() -> configuration().update(before, after));
    }
}
