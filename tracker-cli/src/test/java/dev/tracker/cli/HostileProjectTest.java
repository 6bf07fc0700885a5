package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.GlobalOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.testkit.fault.HostileProject;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every command in a repository of a stranger's: nothing outside of it changes, and nobody is called. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileProjectTest {

    private static final String ID = "0199c3a2-7f00-7000-8000-000000000001";

    /** What a command needs to get as far as the record. */
    private static final Map<String, List<String>> ARGUMENTS = Map.ofEntries(
            Map.entry("work create", List.of("task", "A task")),
            Map.entry("work search", List.of("a")),
            Map.entry("work block", List.of("abcd", "--reason", "x")),
            Map.entry("work depend", List.of("abcd", "--on", "abce")),
            Map.entry("work move", List.of("abcd", "--root")),
            Map.entry("work update", List.of("abcd", "--title", "x")),
            Map.entry("vendor create", List.of("Acme")),
            Map.entry("vendor show", List.of("Acme")),
            Map.entry("vendor update", List.of("Acme", "--status", "broken")),
            Map.entry("deploy record", List.of("--pr", "1", "--title", "t", "--compliant", "--commit", "a".repeat(40))),
            Map.entry("deploy show", List.of(ID)),
            Map.entry("enhancement create", List.of("An idea", "--priority", "1")),
            Map.entry("enhancement show", List.of(ID)),
            Map.entry("enhancement update", List.of(ID, "--status", "approved")),
            Map.entry("config set", List.of("default_token_budget=1000")),
            Map.entry("status", List.of("--write")),
            Map.entry("as-of", List.of("2026-01-01T00:00:00Z", ID)),
            Map.entry("archive run", List.of()),
            Map.entry("archive restore", List.of(ID)),
            Map.entry("sync resolve", List.of(ID, "--keep", "mine")),
            Map.entry("export", List.of("export.jsonl")),
            Map.entry("import", List.of("export.jsonl")),
            Map.entry("migrate", List.of(".project_status.md")),
            Map.entry("import-prompts", List.of(".")),
            Map.entry("demo", List.of("demo")));

    /** Programs of their own, or such as need no project. */
    private static final Set<String> LEFT_OUT = Set.of("serve", "watch", "trust", "mcp-config", "completion", "token");

    private static final Set<String> TAKE_NOTHING = Set.of(
            "init",
            "doctor",
            "version",
            "history",
            "work list",
            "work tree",
            "work ready",
            "work claim",
            "vendor list",
            "deploy list",
            "enhancement list",
            "config show",
            "archive list",
            "sync status",
            "sync now",
            "sync conflicts");

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(HostileProject.Kind.class)
    void isUsedByEveryCommandWithoutHarm(HostileProject.Kind kind) {
        try (HostileProject hostile = HostileProject.in(folder, kind)) {
            for (String command : commands()) {
                List<String> words = new ArrayList<>(List.of(command.split(" ")));
                words.addAll(
                        ARGUMENTS.getOrDefault(command, TAKE_NOTHING.contains(command) ? List.of() : List.of("abcd")));
                Cli cli = new Cli(hostile.project());
                hostile.environment().forEach(cli::with);

                Cli.Outcome outcome = cli.run(words.toArray(String[]::new));

                assertThat(outcome.status())
                        .as("%s: %s", command, outcome.err())
                        .isNotIn(1);
                assertThat(outcome.out() + outcome.err())
                        .doesNotContain("PRECIOUS", "the user's own", "\u001b", "\tat ");
                hostile.verify();
            }
        }
    }

    @Test
    void isOfNoOtherRepositoryWhateverItsSubmodulesSay() {
        try (HostileProject hostile = HostileProject.in(folder, HostileProject.Kind.GIT)) {
            for (Path place : hostile.folders()) {
                for (String command : List.of(
                        "config show",
                        "deploy record --pr 1 --title t --compliant",
                        "work create task t",
                        "status --write",
                        "doctor")) {
                    Cli cli = new Cli(place);
                    hostile.environment().forEach(cli::with);

                    Cli.Outcome outcome = cli.run(command);

                    assertThat(outcome.out() + outcome.err())
                            .as("%s in %s", command, place)
                            .doesNotContain("PRECIOUS", "\tat ");
                    hostile.verify();
                }
            }
        }
    }

    private static List<String> commands() {
        List<String> names = new ArrayList<>();
        for (CommandEntry entry : TrackerCommand.entries(new Session(new GlobalOptions(), null, null, null, null))) {
            add("", entry, names);
        }
        assertThat(names).hasSizeGreaterThan(35);
        return names;
    }

    private static void add(String above, CommandEntry entry, List<String> names) {
        String name = (above + " " + entry.name()).strip();
        if (LEFT_OUT.contains(name)) {
            return;
        }
        if (entry.children().isEmpty()) {
            names.add(name);
        }
        entry.children().forEach(child -> add(name, child, names));
    }
}
