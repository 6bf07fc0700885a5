package dev.tracker.persistence;

import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The settings of a project, each from the strongest place that says something: an option, the
 * environment, {@code .tracker/config.properties}, {@code tracker.properties}, the user's own file, the default.
 *
 * @param actor who makes changes, where a change does not say
 * @param cachePath the mirror's file
 * @param cacheTtl how old the mirror may be
 * @param fallback whether other sources serve while the database is away
 * @param archiveAfter how long an item lies still before it is archived, a day or more
 * @param creation whether the first write may make the record in a file
 * @param worktree the root of the linked git worktree that the user works in, whose main working tree the project is; else null
 * @param sources every setting with where it came from, in the order of the documentation
 * @param outside what of the project's files reaches outside of the project, trusted or not; what is not trusted stands for
 *     nothing: the paths of this record are the usual ones then, and {@link #untrusted} names it
 */
public record ProjectSettings(
        Path projectFolder,
        StoreSettings store,
        String actor,
        Path cachePath,
        Duration cacheTtl,
        Path statusFile,
        boolean fallback,
        Duration archiveAfter,
        RecordCreation creation,
        @Nullable Path worktree,
        List<Setting> sources,
        List<OutsideSetting> outside) {

    /** A project's settings, relative to its folder. */
    public static final String FILE = ".tracker/config.properties";

    /** Settings that a team shares, in the project's root; weaker than {@link #FILE}. */
    public static final String SHARED_FILE = "tracker.properties";

    public ProjectSettings {
        sources = List.copyOf(sources);
        outside = List.copyOf(outside);
    }

    /** What would count here and reaches outside of the project, and is not trusted. */
    public List<OutsideSetting> untrusted() {
        return outside.stream()
                .filter(setting -> setting.isUsed() && !setting.isTrusted())
                .toList();
    }

    /** How many days an item lies still before it is archived. */
    public int archiveAfterDays() {
        return Math.toIntExact(archiveAfter.toDays());
    }

    /**
     * The same settings for a program that a user's client starts in the folder of the project it is for: its first write
     * may make the record there, unless that is nobody's project, as the home directory is.
     */
    public ProjectSettings startedInProject() {
        if (creation != RecordCreation.PLAIN_FOLDER) {
            return this;
        }
        return new ProjectSettings(
                projectFolder,
                store,
                actor,
                cachePath,
                cacheTtl,
                statusFile,
                fallback,
                archiveAfter,
                RecordCreation.STARTED_HERE,
                worktree,
                sources,
                outside);
    }

    /** The settings for this process: its environment and its current folder. */
    public static ProjectSettings ofProcess(SettingOptions options) {
        return resolve(options, System.getenv(), Path.of(""));
    }

    /**
     * The settings as the given places say.
     *
     * @param environment variables by name; those not ours are ignored, as are empty ones
     * @param currentFolder where the search for the project begins
     * @throws dev.tracker.core.error.ValidationException with every fault, each by its key and where it
     *     came from; never with a password
     */
    public static ProjectSettings resolve(SettingOptions options, Map<String, String> environment, Path currentFolder) {
        return new SettingsResolver(
                        options, environment, currentFolder.toAbsolutePath().normalize())
                .resolve();
    }
}
