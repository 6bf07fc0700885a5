package dev.tracker.cli.configuration;

import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.configuration.ConfigurationView;
import dev.tracker.core.json.RecordTree;
import java.util.Locale;

/** How the configuration is shown. */
public final class ConfigurationViews {
    private ConfigurationViews() {}

    static Answer configuration(ConfigurationView configuration) {
        return Answer.of(RecordTree.of(configuration), configuration.id(), screen -> show(configuration, screen));
    }

    /** By the names under which it can be set. */
    public static void show(ConfigurationView configuration, Screen screen) {
        screen.details(new DetailOutput()
                .addRecorded(
                        "active_context_type",
                        configuration.activeContextType().name().toLowerCase(Locale.ROOT))
                .addRecorded("current_session_id", configuration.currentSessionId())
                .add("git_branch", configuration.gitBranch())
                .add("git_head_commit", configuration.gitHeadCommit())
                .addRecorded("default_token_budget", configuration.defaultTokenBudget())
                .add(
                        "database",
                        configuration.databaseHealthy() ? Cell.of("healthy", Tone.GOOD) : Cell.of("away", Tone.BAD))
                .addRecorded("version", configuration.version())
                .addRecorded("updated", screen.time(configuration.updatedAt()) + " by " + configuration.updatedBy()));
    }
}
