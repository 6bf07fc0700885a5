package dev.tracker.cli.configuration;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.frame.WordConverter;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.validation.Nearest;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;
import picocli.CommandLine.TypeConversionException;

final class ConfigSetCommand implements Action {
    private static final List<String> KEYS = List.of(
            "active_context_type", "current_session_id", "git_branch", "git_head_commit", "default_token_budget");

    private final Session session;

    @Parameters(
            arity = "1..*",
            paramLabel = "KEY=VALUE",
            description = "active_context_type (feature, maintenance, research), current_session_id, git_branch, "
                    + "git_head_commit or default_token_budget.")
    private List<String> settings = List.of();

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version that the change is based on; the newest unless given.")
    private @Nullable String version;

    ConfigSetCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Map<String, String> given = given();
        ContextType context = context(given.get("active_context_type"));
        Values values = new Values();
        Long base = values.whole("version", version);
        String currentSession = given.get("current_session_id");
        UpdateConfiguration draft = new UpdateConfiguration(
                base == null ? Long.valueOf(1) : base,
                context,
                currentSession == null ? null : new WorkItemRef(currentSession),
                given.get("git_branch"),
                given.get("git_head_commit"),
                values.integer("default_token_budget", given.get("default_token_budget")));
        values.checked(draft);
        long newest = base == null ? session.tracker().configuration().get().version() : base;
        UpdateConfiguration command = new UpdateConfiguration(
                newest,
                draft.activeContextType(),
                draft.currentSessionId(),
                draft.gitBranch(),
                draft.gitHeadCommit(),
                draft.defaultTokenBudget());
        session.print(ConfigurationViews.configuration(
                session.tracker().configuration().update(command, session.caller())));
    }

    private Map<String, String> given() {
        Map<String, String> given = new LinkedHashMap<>();
        List<String> faults = new ArrayList<>();
        for (String setting : settings) {
            int sign = setting.indexOf('=');
            String key = sign < 0 ? setting : setting.substring(0, sign).strip();
            if (!KEYS.contains(key)) {
                List<String> near = Nearest.to(key, KEYS);
                faults.add("There is no setting '" + key + "' in the configuration."
                        + (near.isEmpty()
                                ? " There are " + String.join(", ", KEYS) + "."
                                : WordConverter.suggestion(near)));
            } else if (sign < 0) {
                faults.add("'" + key + "' needs a value: " + key + "=VALUE.");
            } else {
                given.put(key, setting.substring(sign + 1));
            }
        }
        if (!faults.isEmpty()) {
            throw new UsageException(faults);
        }
        return given;
    }

    private static @Nullable ContextType context(@Nullable String word) {
        try {
            return word == null ? null : new WordConverter<>(ContextType.class).convert(word);
        } catch (TypeConversionException e) {
            throw new UsageException("active_context_type: " + e.getMessage());
        }
    }
}
