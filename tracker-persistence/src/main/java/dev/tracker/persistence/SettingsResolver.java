package dev.tracker.persistence;

import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.validation.Nearest;
import dev.tracker.core.validation.Violations;
import java.io.IOException;
import java.io.Reader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the settings of a project and gathers their faults; used once. */
final class SettingsResolver {

    private static final String DEFAULT = "default";
    private static final String FOLDER = ".tracker";
    private static final String PASSWORD_VARIABLE = "TRACKER_DATABASE_PASSWORD";
    private static final String PASSWORD_FILE = "database.password-file";
    private static final List<String> KEYS = List.of(
            "database.url",
            "database.user",
            PASSWORD_FILE,
            "actor",
            "cache.path",
            "cache.ttl",
            "status-file",
            "fallback",
            "archive.after");

    private final SettingOptions options;
    private final Map<String, String> environment;
    private final Path currentFolder;
    private final Violations violations = new Violations();
    private final List<Setting> sources = new ArrayList<>();
    private final Properties file = new Properties();

    SettingsResolver(SettingOptions options, Map<String, String> environment, Path currentFolder) {
        this.options = options;
        this.environment = environment;
        this.currentFolder = currentFolder;
    }

    /** A text and where it came from. */
    private record Found(String key, String text, String source) {}

    ProjectSettings resolve() {
        Path project = project();
        read(project.resolve(ProjectSettings.FILE));
        StoreSettings store = store(project);
        String actor = setting(
                find("actor", options.actor(), "TRACKER_ACTOR", defaultActor()),
                text -> Caller.named(text).actor(),
                "must have 1 to " + Caller.MAX_ACTOR + " characters");
        Path cache = path(project, find("cache.path", null, "TRACKER_CACHE_PATH", ".tracker/cache.db"));
        Duration ttl = duration(find("cache.ttl", null, "TRACKER_CACHE_TTL", "PT30M"));
        Path statusFile = path(project, find("status-file", null, "TRACKER_STATUS_FILE", StoreSettings.STATUS_FILE));
        Boolean fallback = setting(
                find("fallback", null, "TRACKER_FALLBACK", "on"), SettingsResolver::onOrOff, "must be on or off");
        Duration archiveAfter = setting(
                find("archive.after", null, "TRACKER_ARCHIVE_AFTER", "P365D"),
                SettingsResolver::days,
                "must be a duration of 1 to " + ArchiveWorkItems.MAX_DAYS + " days, such as P365D");
        violations.throwIfAny();
        if (store == null
                || actor == null
                || cache == null
                || ttl == null
                || statusFile == null
                || fallback == null
                || archiveAfter == null) {
            throw new IllegalStateException("a setting without a value has a fault");
        }
        return new ProjectSettings(
                project,
                store.withStatusFile(statusFile),
                actor,
                cache,
                ttl,
                statusFile,
                fallback,
                archiveAfter,
                creation(project),
                sources);
    }

    /** Reading makes no record anywhere; this is about the first write. */
    private RecordCreation creation(Path project) {
        boolean named = sources.stream()
                .filter(setting ->
                        setting.key().equals("project") || setting.key().equals("database.url"))
                .anyMatch(setting ->
                        setting.source().startsWith("--") || setting.source().startsWith("TRACKER_"));
        if (named) {
            return RecordCreation.NAMED;
        }
        if (Files.isDirectory(project.resolve(FOLDER))) {
            return RecordCreation.INITIALIZED;
        }
        boolean isRoot = project.getParent() == null || project.equals(home());
        return !isRoot && project.equals(GitFolder.workingTree(project))
                ? RecordCreation.GIT_ROOT
                : RecordCreation.REFUSED;
    }

    private Path home() {
        String variable = variable("HOME");
        return Path.of(variable == null ? System.getProperty("user.home", "") : variable)
                .toAbsolutePath()
                .normalize();
    }

    private Path project() {
        String variable = variable("TRACKER_PROJECT_DIR");
        String given = options.project() == null ? variable : options.project();
        if (given == null) {
            Path found = foundProject();
            sources.add(new Setting("project", found.toString(), DEFAULT));
            return found;
        }
        Found project = new Found("project", given, options.project() == null ? "TRACKER_PROJECT_DIR" : "--project");
        Path folder = path(currentFolder, project);
        if (folder == null || !Files.isDirectory(folder)) {
            if (folder != null) {
                refuse(project, "must be a folder that exists", given);
            }
            return currentFolder;
        }
        return folder;
    }

    private Path foundProject() {
        for (Path folder = currentFolder; folder != null; folder = folder.getParent()) {
            if (Files.isDirectory(folder.resolve(FOLDER))) {
                return folder;
            }
        }
        Path root = GitFolder.workingTree(currentFolder);
        return root == null ? currentFolder : root;
    }

    private void read(Path path) {
        if (!Files.exists(path)) {
            return;
        }
        try (Reader reader = Files.newBufferedReader(path, StandardCharsets.UTF_8)) {
            file.load(reader);
        } catch (IOException e) {
            violations.add(ProjectSettings.FILE, "must be a file that can be read, in UTF-8", null);
        } catch (IllegalArgumentException e) {
            violations.add(ProjectSettings.FILE, "has a broken \\u escape", null);
        }
        for (String key : file.stringPropertyNames()) {
            if (!KEYS.contains(key)) {
                // The value stays unsaid: a password may have strayed here.
                violations.add(key, "from " + ProjectSettings.FILE + " is not a setting" + meant(key), null);
            }
        }
    }

    private static String meant(String key) {
        if (key.equals("database.password")) {
            return "; name a file that holds the password in " + PASSWORD_FILE;
        }
        List<String> near = Nearest.to(key, KEYS);
        return near.isEmpty() ? "; remove it" : "; did you mean " + String.join(", ", near) + "?";
    }

    private @Nullable StoreSettings store(Path project) {
        Found url = find("database.url", options.database(), "TRACKER_DATABASE_URL", "jdbc:sqlite:.tracker/tracker.db");
        String fault = JdbcUrl.fault(url.text());
        if (fault != null) {
            refuse(url, fault, JdbcUrl.redacted(url.text()));
        }
        sources.add(new Setting(url.key(), JdbcUrl.redacted(url.text()), url.source()));
        Found user = findOptional("database.user", "TRACKER_DATABASE_USER");
        if (user != null) {
            sources.add(new Setting(user.key(), user.text(), user.source()));
        }
        String password = password(project);
        return fault != null
                ? null
                : new StoreSettings(
                        url.text(),
                        user == null ? null : user.text(),
                        password,
                        project,
                        StoreSettings.SERVER_CONNECTIONS);
    }

    private @Nullable String password(Path project) {
        String given = variable(PASSWORD_VARIABLE);
        if (given != null) {
            sources.add(new Setting("database.password", "(set)", PASSWORD_VARIABLE));
            return given;
        }
        String name = file.getProperty(PASSWORD_FILE);
        if (name == null) {
            return null;
        }
        Found named = new Found(PASSWORD_FILE, name, ProjectSettings.FILE);
        Path path = path(project, named);
        if (path == null) {
            return null;
        }
        try {
            return Files.readString(path, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            refuse(named, "must be a file that can be read", name);
            return null;
        }
    }

    private Found find(String key, @Nullable String option, String variable, String otherwise) {
        if (option != null) {
            return new Found(key, option, "--" + key.replaceFirst("\\..*", ""));
        }
        Found found = findOptional(key, variable);
        return found == null ? new Found(key, otherwise, DEFAULT) : found;
    }

    private @Nullable Found findOptional(String key, String variable) {
        String value = variable(variable);
        if (value != null) {
            return new Found(key, value, variable);
        }
        String written = file.getProperty(key);
        return written == null ? null : new Found(key, written.strip(), ProjectSettings.FILE);
    }

    /** An empty variable is how many programs leave one out. */
    private @Nullable String variable(String name) {
        String value = environment.get(name);
        return value == null || value.isBlank() ? null : value.strip();
    }

    private static String defaultActor() {
        String user = System.getProperty("user.name", "").strip();
        return user.isEmpty() ? "unknown" : user;
    }

    private @Nullable Path path(Path base, Found found) {
        return setting(found, text -> base.resolve(notEmpty(text)).normalize(), "must be a path");
    }

    private @Nullable Duration duration(Found found) {
        return setting(found, SettingsResolver::positive, "must be a duration such as PT30M or P365D");
    }

    private static String notEmpty(String text) {
        if (text.isEmpty()) {
            throw new IllegalArgumentException("empty");
        }
        return text;
    }

    private static Duration positive(String text) {
        Duration duration = Duration.parse(text);
        if (duration.isNegative() || duration.isZero()) {
            throw new IllegalArgumentException("not positive");
        }
        return duration;
    }

    private static Duration days(String text) {
        Duration duration = Duration.parse(text);
        if (duration.toDays() < 1 || duration.toDays() > ArchiveWorkItems.MAX_DAYS) {
            throw new IllegalArgumentException("out of range");
        }
        return duration;
    }

    private static Boolean onOrOff(String text) {
        return switch (text) {
            case "on" -> true;
            case "off" -> false;
            default -> throw new IllegalArgumentException("neither on nor off");
        };
    }

    private <T> @Nullable T setting(Found found, Function<String, T> reading, String rule) {
        try {
            T value = reading.apply(found.text());
            sources.add(new Setting(found.key(), found.text(), found.source()));
            return value;
        } catch (DateTimeException | ValidationException | IllegalArgumentException e) {
            refuse(found, rule, found.text());
            return null;
        }
    }

    private void refuse(Found found, String rule, String shown) {
        violations.add(found.key(), "from " + found.source() + " " + rule, shown);
    }
}
