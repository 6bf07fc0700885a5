package dev.tracker.testkit.model;

import static java.nio.charset.StandardCharsets.UTF_8;

import dev.tracker.core.migration.ImportSessionPrompts;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.RollBackMigration;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.testkit.legacy.Breakage;
import dev.tracker.testkit.legacy.LegacyFiles;
import dev.tracker.testkit.legacy.LegacyForm;
import dev.tracker.testkit.legacy.Mutations;
import java.util.List;
import java.util.Locale;

/** Draws files that people keep, and calls that take them over, take that back, and write the status file. */
final class FileCalls {

    private static final String STATUS = ".project_status.md";
    private static final List<String> PATHS = List.of(STATUS, STATUS, "old.md");
    private static final List<String> PROMPTS = List.of("prompt-1.md", "prompt-2.md", "prompt-3.md");

    /** Few, so that files come again. */
    private static final int SEEDS = 6;

    private final Draw draw;

    FileCalls(Draw draw) {
        this.draw = draw;
    }

    Operation next() {
        return switch (draw.below(12)) {
            case 0, 1 -> put(draw.of(PATHS), legacy());
            case 2 -> put(draw.of(PROMPTS), prompt());
            case 3, 4 -> migrate();
            case 5 -> importPrompts();
            case 6 -> rollBack();
            case 7 ->
                Operation.read(
                        "the status file's text",
                        tracker -> tracker.statusFile().markdown());
            case 8 ->
                Operation.read(
                        "write the status file", tracker -> tracker.statusFile().write());
            case 9 -> replace();
            default -> show(draw.of(draw.of(PATHS), draw.of(PROMPTS), STATUS + ".backup"));
        };
    }

    private String legacy() {
        LegacyForm form = draw.of(LegacyForm.values());
        int seed = draw.below(SEEDS);
        return switch (draw.below(4)) {
            case 0 -> LegacyFiles.broken(draw.of(Breakage.values()), form, seed).text();
            case 1 -> Mutations.of(LegacyFiles.wellFormed(form, seed).text(), seed);
            default -> LegacyFiles.wellFormed(form, seed).text();
        };
    }

    private String prompt() {
        String text = String.format(
                Locale.ROOT,
                "---\nschema_version: \"1.0\"\ntitle: %s\ntoken_budget: %d\n---\n\n%s\n",
                draw.of("Login", "Parser", "Straße 世界"),
                draw.of(5_000, 50_000),
                draw.of("Do it.", "Rest."));
        return draw.chance(20) ? Mutations.of(text, draw.below(SEEDS)) : text;
    }

    private static Operation put(String path, String text) {
        return new Operation.Read("put " + path + " of " + text.length() + " characters: " + text, participant -> {
            ProjectFiles files = participant.ports().files();
            return text(
                    files.replace(path, text.getBytes(UTF_8), files.find(path).orElse(null)));
        });
    }

    private static Operation show(String path) {
        return new Operation.Read(
                "show " + path,
                participant -> participant
                        .ports()
                        .files()
                        .find(path)
                        .map(FileCalls::text)
                        .orElse("none"));
    }

    private Operation migrate() {
        MigrateStatusFile command = new MigrateStatusFile(
                draw.maybe(60, () -> draw.of(PATHS)),
                draw.chance(25) ? List.of(draw.of(PROMPTS)) : List.of(),
                draw.chance(20));
        return Operation.write(
                command, (tracker, caller) -> tracker.migration().migrate(command, caller, MigrationProgress.NONE));
    }

    private Operation importPrompts() {
        ImportSessionPrompts command = new ImportSessionPrompts(
                draw.chance(5) ? List.of() : draw.chance(30) ? PROMPTS : List.of(draw.of(PROMPTS)), draw.chance(20));
        return Operation.write(
                command,
                (tracker, caller) -> tracker.migration().importPrompts(command, caller, MigrationProgress.NONE));
    }

    private Operation rollBack() {
        RollBackMigration command = new RollBackMigration(draw.chance(50));
        return Operation.write(command, (tracker, caller) -> tracker.migration().rollBack(command, caller));
    }

    private static Operation replace() {
        return new Operation.Read("replace the status file by a generated one", participant -> {
            String path = participant.tracker().statusFile().path();
            ProjectFile before = participant.ports().files().read(path);
            ParsedStatusFile parsed =
                    participant.ports().statusFiles().parse(SourceText.decode(before.bytes(), "path"));
            participant.tracker().statusFile().replace(before, parsed, parsed.notes());
            return text(participant.ports().files().read(path));
        });
    }

    private static String text(ProjectFile file) {
        return file.path() + ": " + new String(file.bytes(), UTF_8);
    }
}
