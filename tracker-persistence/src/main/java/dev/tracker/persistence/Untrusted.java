package dev.tracker.persistence;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.error.DatabaseException;
import java.nio.file.Path;
import java.util.List;
import java.util.stream.Collectors;

/**
 * What of a project reaches outside of it and is not trusted, in words. Only the user can change that, and knowingly: the words
 * ask nobody else, for an assistant may read them.
 */
record Untrusted(List<OutsideSetting> settings, Path project) {

    static Untrusted of(ProjectSettings project) {
        return new Untrusted(project.untrusted(), project.projectFolder());
    }

    /** What is wrong, and what the user can do. */
    String sentence() {
        String named = settings.stream().map(OutsideSetting::inWords).collect(Collectors.joining("; "));
        return "%s. The user has not trusted that, so it is not used. Only the user can decide: 'tracker trust' in a terminal in"
                        .formatted(named)
                + " '%s' shows it and asks.".formatted(project);
    }

    DatabaseException refusal() {
        return new DatabaseException(SqlErrors.WRITE, sentence() + " Nothing was changed.", null);
    }

    /** Notes it beside the answer of the running call. */
    void warn() {
        Observation.current().warn(Warning.UNTRUSTED_SETTINGS, sentence());
    }

    /** Whether the database may be asked: nothing that says which it is, and as whom, is among the settings. */
    boolean leavesDatabase(StoreSettings store) {
        boolean isFile = Dialect.of(store.url()) == Dialect.SQLITE;
        Path file = isFile ? SqliteFile.of(store).path() : null;
        return settings.stream()
                .noneMatch(setting ->
                        setting.key().startsWith("database.") || (file != null && isOnTheWay(setting, file)));
    }

    /** Whether the project's status file may be read. */
    boolean leavesStatusFile(Path file) {
        return settings.stream().noneMatch(setting -> isOnTheWay(setting, file));
    }

    private boolean isOnTheWay(OutsideSetting setting, Path file) {
        return setting.source().equals(OutsideSetting.LINK) && file.startsWith(project.resolve(setting.key()));
    }
}
