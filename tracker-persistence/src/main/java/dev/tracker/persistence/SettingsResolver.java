package dev.tracker.persistence;

import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.validation.Nearest;
import dev.tracker.core.validation.Violations;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.DateTimeException;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** Finds the settings of a project and gathers their faults; used once. */
final class SettingsResolver {

    private static final String DEFAULT = "default";
    private static final String PASSWORD_VARIABLE = "TRACKER_DATABASE_PASSWORD";
    private static final String URL = "database.url";
    private static final String USER = "database.user";
    private static final String PASSWORD_FILE = "database.password-file";
    private static final String CACHE = "cache.path";
    private static final String STATUS_FILE = "status-file";
    private static final String WORKTREE = "worktree";
    private static final String WORKTREE_VARIABLE = "TRACKER_WORKTREE";
    private static final String USUAL_URL = "jdbc:sqlite:.tracker/tracker.db";
    private static final String USUAL_CACHE = ".tracker/cache.db";
    private static final String HIDDEN = "***";
    private static final int MAX_PASSWORD_BYTES = 1 << 16;
    private static final List<String> KEYS = List.of(
            URL, USER, PASSWORD_FILE, "actor", CACHE, "cache.ttl", STATUS_FILE, "fallback", "archive.after", WORKTREE);

    private final SettingOptions options;
    private final Map<String, String> environment;
    private final Path currentFolder;
    private final UserFolders user;
    private final Violations violations = new Violations();
    private final List<Setting> sources = new ArrayList<>();
    private final List<SettingsFile> files = new ArrayList<>();
    private OutsideSettings outside;

    SettingsResolver(SettingOptions options, Map<String, String> environment, Path currentFolder) {
        this.options = options;
        this.environment = environment;
        this.currentFolder = currentFolder;
        this.user = UserFolders.of(environment);
        this.outside = new OutsideSettings(currentFolder, Map.of());
    }

    /**
     * A text and where it came from.
     *
     * @param file the file that says it; null where that is an option, the environment or nobody
     */
    private record Found(
            String key,
            String text,
            String source,
            @Nullable SettingsFile file) {

        boolean isOfProject() {
            return file != null && file.isOfProject();
        }
    }

    ProjectSettings resolve() {
        SettingsFile ofUser = ofUser();
        ProjectPlace place = place(ofUser);
        Path project = place.project();
        outside = new OutsideSettings(project, TrustedProjects.of(environment).of(project));
        outside.link(".tracker");
        files.add(ofProject(project, ProjectSettings.FILE));
        files.add(ofProject(project, ProjectSettings.SHARED_FILE));
        files.add(ofUser);
        refuseUnknownKeys();
        StoreSettings store = store(project);
        String actor = setting(
                find("actor", options.actor(), "TRACKER_ACTOR", defaultActor()),
                text -> Caller.named(text).actor(),
                "must have 1 to " + Caller.MAX_ACTOR + " characters");
        Path cache = placed(find(CACHE, null, "TRACKER_CACHE_PATH", USUAL_CACHE), USUAL_CACHE);
        Duration ttl = duration(find("cache.ttl", null, "TRACKER_CACHE_TTL", "PT30M"));
        Path statusFile = placed(
                find(STATUS_FILE, null, "TRACKER_STATUS_FILE", StoreSettings.STATUS_FILE), StoreSettings.STATUS_FILE);
        Boolean fallback = setting(
                find("fallback", null, "TRACKER_FALLBACK", "on"), SettingsResolver::onOrOff, "must be on or off");
        Duration archiveAfter = setting(
                find("archive.after", null, "TRACKER_ARCHIVE_AFTER", "P365D"),
                SettingsResolver::days,
                "must be a duration of 1 to " + ArchiveWorkItems.MAX_DAYS + " days, such as P365D");
        setting(
                find(WORKTREE, null, WORKTREE_VARIABLE, "main"),
                text -> isOwn(text) ? text : "main",
                "must be main or own");
        refuseMirrorInRecord(store, cache);
        lookForHiddenSettings();
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
                store.withStatusFile(statusFile).workingIn(place.working()),
                actor,
                cache,
                ttl,
                statusFile,
                fallback,
                archiveAfter,
                creation(place),
                place.worktree(),
                sources,
                outside.all());
    }

    /** Reading makes no record anywhere; this is about the first write. */
    private RecordCreation creation(ProjectPlace place) {
        boolean named = sources.stream()
                .filter(setting ->
                        setting.key().equals("project") || setting.key().equals(URL))
                .anyMatch(setting ->
                        setting.source().startsWith("--") || setting.source().startsWith("TRACKER_"));
        if (named) {
            return RecordCreation.NAMED;
        }
        if (Files.isDirectory(place.project().resolve(".tracker"))) {
            return RecordCreation.INITIALIZED;
        }
        return place.creation();
    }

    /** The mirror is emptied and filled as it pleases its database. */
    private void refuseMirrorInRecord(@Nullable StoreSettings store, @Nullable Path cache) {
        if (store != null && cache != null && Dialect.of(store.url()) == Dialect.SQLITE) {
            Path record = SqliteUrl.of(store).path();
            if (RealPath.orSame(record).equals(RealPath.orSame(cache))) {
                violations.add(CACHE, "must not be the database's own file", SettingsFile.shown(cache.toString()));
            }
        }
    }

    private SettingsFile ofUser() {
        Path folder = user.configuration();
        return folder == null
                ? SettingsFile.absent("~/.config/tracker/config.properties")
                : SettingsFile.ofUser(folder.resolve("config.properties"), violations);
    }

    /** A project's file, unless a link that is not trusted leads out of the project to it. */
    private SettingsFile ofProject(Path project, String label) {
        Path path = project.resolve(label);
        boolean mayRead = outside.mayUse(".tracker") || !label.startsWith(".tracker/");
        return mayRead && outside.link(label)
                ? SettingsFile.ofProject(label, path, violations)
                : SettingsFile.absent(label);
    }

    private ProjectPlace place(SettingsFile ofUser) {
        Path home = user.home() == null ? null : RealPath.orSame(user.home());
        String variable = variable("TRACKER_PROJECT_DIR");
        String given = options.project() == null ? variable : options.project();
        if (given == null) {
            ProjectPlace found = ProjectPlace.found(currentFolder, home, root -> isOwn(root, ofUser));
            sources.add(new Setting("project", found.project().toString(), DEFAULT));
            return found;
        }
        Found project =
                new Found("project", given, options.project() == null ? "TRACKER_PROJECT_DIR" : "--project", null);
        Path folder = path(currentFolder, project);
        if (folder == null || !Files.isDirectory(folder)) {
            if (folder != null) {
                refuse(project, "must be a folder that exists", given);
            }
            return ProjectPlace.named(currentFolder, currentFolder, home, root -> true);
        }
        return ProjectPlace.named(folder, currentFolder, home, root -> isOwn(root, ofUser));
    }

    /** Whether a linked worktree has a record of its own, as its own files, or those of the main one, say. */
    private boolean isOwn(Path root, SettingsFile ofUser) {
        String said = variable(WORKTREE_VARIABLE);
        for (String label : List.of(ProjectSettings.FILE, ProjectSettings.SHARED_FILE)) {
            if (said == null && RealPath.isWithin(root, root.resolve(label))) {
                said = SettingsFile.ofProject(label, root.resolve(label), new Violations())
                        .value(WORKTREE);
            }
        }
        return "own".equals(said == null ? ofUser.value(WORKTREE) : said);
    }

    private static boolean isOwn(String text) {
        return switch (text) {
            case "own" -> true;
            case "main" -> false;
            default -> throw new IllegalArgumentException("neither own nor main");
        };
    }

    private void refuseUnknownKeys() {
        for (SettingsFile file : files) {
            for (String key : file.values().stringPropertyNames()) {
                if (!KEYS.contains(key)) {
                    refuseUnknown(key, file);
                }
            }
        }
    }

    /** The value stays unsaid, and so does a line that is no more than a word: a password may have strayed here. */
    private void refuseUnknown(String key, SettingsFile file) {
        boolean isWord = file.values().getProperty(key).isEmpty()
                && Nearest.to(key, KEYS).isEmpty();
        String name = isWord ? HIDDEN : Secrets.removedFromUrls(SettingsFile.shown(key));
        String fault = isWord ? " is a line without a value; remove it" : " is not a setting" + meant(key);
        violations.add(name, "from " + file.label() + fault, null);
    }

    private static String meant(String key) {
        if (key.equals("database.password")) {
            return "; name a file that holds the password in " + PASSWORD_FILE;
        }
        List<String> near = Nearest.to(key, KEYS);
        return near.isEmpty() ? "; remove it" : "; did you mean " + String.join(", ", near) + "?";
    }

    private @Nullable StoreSettings store(Path project) {
        Found url = find(URL, options.database(), "TRACKER_DATABASE_URL", USUAL_URL);
        String fault = JdbcUrl.fault(url.text());
        if (fault != null) {
            refuse(url, fault, JdbcUrl.redacted(url.text()));
        }
        sources.add(new Setting(url.key(), SettingsFile.shown(JdbcUrl.redacted(url.text())), url.source()));
        boolean isServer = url.text().startsWith(Dialect.POSTGRESQL.prefix());
        boolean mayUse = fault != null || mayUseUrl(url);
        Found name = findOptional(USER, "TRACKER_DATABASE_USER");
        if (name != null) {
            sources.add(new Setting(name.key(), shownUser(name.text()), name.source()));
            if (isServer && name.isOfProject()) {
                mayUse &= reaches(name, shownUser(name.text()), "says as whom a database server is asked");
            }
        }
        String password = password(project, mayUse);
        if (fault != null) {
            return null;
        }
        StoreSettings store = new StoreSettings(
                url.text(), name == null ? null : name.text(), password, project, StoreSettings.SERVER_CONNECTIONS);
        Secrets.remember(store);
        return store;
    }

    /** A server's is another place, whichever it is; so is a file that is not in the project, or one with a driver's parameters. */
    private boolean mayUseUrl(Found url) {
        String reach = JdbcUrl.reach(url.text());
        if (reach != null) {
            return !url.isOfProject() || reaches(url, JdbcUrl.redacted(url.text()), reach);
        }
        return mayUsePath(url, JdbcUrl.file(url.text()), JdbcUrl.redacted(url.text()));
    }

    private @Nullable String password(Path project, boolean mayUse) {
        String given = variable(PASSWORD_VARIABLE);
        if (given != null) {
            sources.add(new Setting("database.password", "(set)", PASSWORD_VARIABLE));
            return mayUse ? given : null;
        }
        Found named = inFiles(PASSWORD_FILE);
        if (named == null) {
            return null;
        }
        SettingsFile file = named.file();
        Path base = file == null || file.folder() == null ? project : file.folder();
        Path path = passwordFile(base, named);
        if (path == null || !mayUsePath(named, path.toString(), named.text()) || !mayUse) {
            return null;
        }
        try {
            if (!Files.isRegularFile(path) || Files.size(path) > MAX_PASSWORD_BYTES) {
                throw new IOException("no file of a password");
            }
            return Files.readString(path, StandardCharsets.UTF_8).strip();
        } catch (IOException e) {
            refuse(named, "must be a file that can be read", shown(path, named.text()));
            return null;
        }
    }

    /** Some write the password behind it. */
    private static String shownUser(String text) {
        int colon = text.indexOf(':');
        return SettingsFile.shown(colon < 0 ? text : text.substring(0, colon + 1) + HIDDEN);
    }

    private @Nullable Path passwordFile(Path base, Found named) {
        try {
            Path path = base.resolve(notEmpty(named.text())).normalize();
            sources.add(new Setting(named.key(), SettingsFile.shown(shown(path, named.text())), named.source()));
            return path;
        } catch (IllegalArgumentException e) {
            refuse(named, "must be a path", HIDDEN);
            return null;
        }
    }

    /** What names no file may be the password itself. */
    private static String shown(Path passwordFile, String text) {
        return Files.exists(passwordFile) || Path.of(text).isAbsolute() ? text : HIDDEN;
    }

    /** The path of a setting, or the usual one where that reaches outside and is not trusted. */
    private @Nullable Path placed(Found found, String usual) {
        Path project = outside.project();
        Path path = path(project, found);
        return path == null || mayUsePath(found, path.toString(), found.text()) ? path : project.resolve(usual);
    }

    private boolean mayUsePath(Found found, String path, String shown) {
        Path lexical = outside.project().resolve(path).normalize();
        if (RealPath.isNamedWithin(outside.project(), lexical)) {
            if (RealPath.isWithin(outside.project(), lexical)) {
                return true;
            }
            if (RealPath.orSame(lexical).startsWith(RealPath.orSame(outside.project()))) {
                return !found.isOfProject() || reaches(found, shown, "leads into git's own folder");
            }
            return outside.link(
                    RealPath.orSame(outside.project()).equals(outside.project())
                                    || lexical.startsWith(outside.project())
                            ? outside.project().relativize(lexical).toString()
                            : RealPath.orSame(outside.project())
                                    .relativize(lexical)
                                    .toString());
        }
        return !found.isOfProject() || reaches(found, shown, "leads outside of the project's folder");
    }

    private boolean reaches(Found found, String shown, String reach) {
        SettingsFile file = found.file();
        return file == null || outside.setting(found.key(), SettingsFile.shown(shown), file, reach, true);
    }

    /** What a stronger place hides now counts when that is not there; so who trusts a file sees it too. */
    private void lookForHiddenSettings() {
        for (SettingsFile file : files) {
            if (file.isOfProject()) {
                hidden(file);
            }
        }
    }

    private void hidden(SettingsFile file) {
        String url = file.value(URL);
        if (url != null) {
            String reach = JdbcUrl.fault(url) == null ? JdbcUrl.reach(url) : null;
            boolean away = JdbcUrl.fault(url) == null && reach == null && !isInside(JdbcUrl.file(url));
            if (reach != null || away) {
                outside.hidden(
                        URL,
                        JdbcUrl.redacted(url),
                        file,
                        reach == null ? "leads outside of the project's folder" : reach);
            }
        }
        String name = file.value(USER);
        if (name != null) {
            outside.hidden(USER, shownUser(name), file, "says as whom a database server is asked");
        }
        for (String key : List.of(PASSWORD_FILE, CACHE, STATUS_FILE)) {
            String path = file.value(key);
            if (path != null && !isInside(path)) {
                outside.hidden(key, path, file, "leads outside of the project's folder");
            }
        }
    }

    private boolean isInside(String path) {
        try {
            return RealPath.isWithin(
                    outside.project(), outside.project().resolve(path).normalize());
        } catch (IllegalArgumentException e) {
            return false;
        }
    }

    private Found find(String key, @Nullable String option, String variable, String otherwise) {
        if (option != null) {
            return new Found(key, option, "--" + key.replaceFirst("\\..*", ""), null);
        }
        Found found = findOptional(key, variable);
        return found == null ? new Found(key, otherwise, DEFAULT, null) : found;
    }

    private @Nullable Found findOptional(String key, String variable) {
        String value = variable(variable);
        return value != null ? new Found(key, value, variable, null) : inFiles(key);
    }

    private @Nullable Found inFiles(String key) {
        for (SettingsFile file : files) {
            String value = file.value(key);
            if (value != null) {
                return new Found(key, value, file.label(), file);
            }
        }
        return null;
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
            sources.add(new Setting(found.key(), SettingsFile.shown(found.text()), found.source()));
            return value;
        } catch (DateTimeException | ValidationException | IllegalArgumentException e) {
            refuse(found, rule, found.text());
            return null;
        }
    }

    private void refuse(Found found, String rule, String shown) {
        violations.add(found.key(), "from " + found.source() + " " + rule, SettingsFile.shown(shown));
    }
}
