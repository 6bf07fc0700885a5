package dev.tracker.persistence;

import dev.tracker.core.availability.Warning;
import dev.tracker.core.configuration.GitHead;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.persistence.statusfile.MarkdownStatusFiles;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Looks at everything that a project's record depends on, and says what to do about what is wrong. Makes nothing. */
public final class Checkup {

    private final ProjectSettings project;
    private final Clock clock;
    private final List<Finding> findings = new ArrayList<>();
    private @Nullable UUID recordId;

    private Checkup(ProjectSettings project, Clock clock) {
        this.project = project;
        this.clock = clock;
    }

    /** What there is to say of a project, in the order of its parts. */
    public static List<Finding> of(ProjectSettings project) {
        Checkup checkup = new Checkup(project, Clock.systemUTC());
        checkup.settings();
        checkup.folder();
        checkup.database();
        checkup.beside();
        checkup.git();
        checkup.statusFile();
        return List.copyOf(checkup.findings);
    }

    private void settings() {
        for (Setting setting : project.sources()) {
            findings.add(
                    Finding.well("setting " + setting.key(), setting.value() + " (from " + setting.source() + ")"));
        }
        for (OutsideSetting setting : project.outside()) {
            if (setting.isTrusted()) {
                findings.add(Finding.well("trust", setting.inWords() + ", which the user trusts"));
            } else if (setting.isUsed()) {
                findings.add(Finding.wrong(
                        "trust",
                        setting.inWords(),
                        "It is not used, and nothing is written, until the user allows it: 'tracker trust' shows it and"
                                + " asks. Do so only if you know where this project comes from."));
            }
        }
    }

    private void folder() {
        Path folder = project.projectFolder().resolve(".tracker");
        String fault = ProjectFolder.fault(folder);
        if (fault != null) {
            findings.add(Finding.wrong(".tracker", fault, "Nothing can be written until then."));
            return;
        }
        try {
            if (!ProjectFolder.loose(folder).isEmpty()) {
                findings.add(Finding.wrong(
                        ".tracker",
                        folder + " is open to other users of this machine",
                        "Run 'tracker init', which closes it and what is in it to them."));
            }
        } catch (IOException e) {
            findings.add(Finding.wrong(".tracker", folder + " cannot be looked at", "Check its permissions."));
        }
        Path worktree = project.worktree();
        if (worktree != null) {
            findings.add(Finding.well(
                    "worktree",
                    worktree + " is a linked worktree of " + project.projectFolder() + ", whose record it uses"));
            if (Files.exists(worktree.resolve(".tracker/tracker.db"))) {
                findings.add(Finding.wrong(
                        "worktree",
                        "there is a record in " + worktree.resolve(".tracker") + " too, which is not used",
                        "Set worktree=own in " + worktree.resolve(ProjectSettings.FILE)
                                + " to use it, or bring it over by 'tracker export'."));
            }
        }
    }

    private void database() {
        StoreSettings settings = project.store().forOneCommand();
        String url = settings.shownUrl();
        if (!project.untrusted().isEmpty() && !Untrusted.of(project).leavesDatabase(settings)) {
            findings.add(Finding.wrong("database", url + " is not asked", "See 'trust' above."));
            return;
        }
        boolean isFile = Dialect.of(settings.url()) == Dialect.SQLITE;
        if (isFile && ProjectFolder.fault(project.projectFolder().resolve(".tracker")) != null) {
            findings.add(Finding.wrong("database", url + " cannot be made", "See '.tracker' above."));
            return;
        }
        if (isFile && !Files.exists(SqliteFile.of(settings).path())) {
            boolean was = RecordBackups.of(settings, clock).newest().isPresent();
            findings.add(Finding.wrong(
                    "database",
                    url + (was ? ": the record's file is gone" : ": there is no such file yet"),
                    was
                            ? "Put it back, or its newest backup with 'tracker restore --latest'."
                            : "Run 'tracker init', or any command that writes, to make it."));
            backups(settings);
            return;
        }
        try (Reachable database = isFile ? new EmbeddedDatabase(settings) : new ServerDatabase(settings)) {
            long from = System.nanoTime();
            Optional<Integer> version = database.schemaVersion();
            Duration took = Duration.ofNanos(System.nanoTime() - from);
            findings.add(
                    Finding.well("database", String.format(Locale.ROOT, "%s answers (%d ms)", url, took.toMillis())));
            findings.add(version.isEmpty() && !isFile ? tablesMissing() : schema(version));
            if (isFile) {
                damage(settings);
            }
            if (version.equals(Optional.of(Schema.VERSION))) {
                recordId = RecordIdentity.of(database.sessions());
                findings.addAll(WaitingCycles.of(database.sessions()));
            }
        } catch (ValidationException e) {
            findings.add(Finding.wrong("database", url + " cannot be used", e.faults() + "."));
        } catch (DatabaseException e) {
            findings.add(Finding.wrong(
                    "database",
                    url + " does not serve",
                    e.getMessage()
                            + (isFile ? restoring(settings) : "")
                            + (project.fallback() ? " Until then other sources serve, and changes are kept." : "")));
        }
    }

    /** Reads all of a file, as no call does. */
    private void damage(StoreSettings settings) {
        SqliteFile file = SqliteFile.of(settings);
        try (Connection connection = file.connectBriefly();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("PRAGMA quick_check(1)")) {
            if (row.next() && !row.getString(1).equals("ok")) {
                findings.add(Finding.wrong(
                        "database", file.path() + " is damaged", "Check the disk." + restoring(settings)));
            }
        } catch (SQLException e) {
            String fault = SqlErrors.fileSentence(e);
            findings.add(Finding.wrong(
                    "database",
                    file.path() + " cannot be checked for damage",
                    (fault == null ? "" : fault) + (SqlErrors.isDamaged(e) ? restoring(settings) : "")));
        }
        backups(settings);
    }

    private String restoring(StoreSettings settings) {
        return RecordBackups.of(settings, clock)
                .newest()
                .map(backup -> " 'tracker restore --latest' puts back the backup of " + moment(backup.madeAt()) + ".")
                .orElse("");
    }

    private void backups(StoreSettings settings) {
        RecordBackups backups = RecordBackups.of(settings, clock);
        String newest = backups.newest()
                .map(backup -> backup.file() + " of " + moment(backup.madeAt()))
                .orElse("none yet in " + backups.folder());
        findings.add(Finding.well("backups", newest));
        if (GitFolder.workingTree(project.projectFolder()) != null) {
            findings.add(Finding.well(
                    "git clean",
                    "'git clean -fdx' deletes .tracker with the record and its backups; 'git clean -fdx -e .tracker'"
                            + " does not"));
        }
    }

    private static Instant moment(Instant time) {
        return time.truncatedTo(ChronoUnit.SECONDS);
    }

    private Finding tablesMissing() {
        try (Mirror mirror =
                new Mirror(project.cachePath(), RecordName.of(project.store().url()), clock)) {
            UUID known = project.fallback() ? mirror.recordId() : null;
            return known == null
                    ? schema(Optional.empty())
                    : Finding.wrong(
                            "schema",
                            "the record (id " + known + ") that this project worked with is gone from the database",
                            "Put back a backup of it, or begin a new, empty record with 'tracker init'.");
        }
    }

    private static Finding schema(Optional<Integer> version) {
        if (version.isEmpty()) {
            return Finding.wrong(
                    "schema", "the tables are not made yet", "Any command that reads or writes makes them.");
        }
        int known = Schema.VERSION;
        int found = version.get();
        if (found == known) {
            return Finding.well("schema", "version " + found);
        }
        return found < known
                ? Finding.wrong(
                        "schema",
                        "version " + found + ", and this program knows " + known,
                        "Any command brings it up to date; older programs cannot use it then.")
                : Finding.wrong(
                        "schema",
                        "version " + found + ", and this program knows only " + known,
                        "Upgrade the program.");
    }

    private void beside() {
        if (!project.untrusted().isEmpty()) {
            findings.add(Finding.wrong("mirror", "none is used while settings are not trusted", "See 'trust' above."));
            return;
        }
        if (!project.fallback()) {
            findings.add(Finding.well("mirror", "none: fallback is off"));
            findings.add(Finding.well("journal", "none: fallback is off"));
            return;
        }
        boolean isFile = Dialect.of(project.store().url()) == Dialect.SQLITE;
        String record = isFile ? "sqlite" : RecordName.of(project.store().url());
        try (Mirror mirror = new Mirror(project.cachePath(), record, clock)) {
            findings.add(isFile ? Finding.well("mirror", "none is needed beside a record in a file") : mirror(mirror));
            HeldEntries held =
                    HeldEntries.of(project, mirror, () -> recordId == null ? mirror.recordId() : recordId, clock);
            findings.add(journal(mirror, held));
            held.warnings().forEach(warning -> findings.add(held(warning)));
        } catch (DatabaseException e) {
            findings.add(Finding.wrong("mirror", project.cachePath() + " cannot be used", e.getMessage()));
        }
        damaged().ifPresent(findings::add);
    }

    private Finding mirror(Mirror mirror) {
        MirrorState state = mirror.exists() ? mirror.state() : null;
        if (state == null) {
            return Finding.wrong(
                    "mirror",
                    project.cachePath() + " does not hold the record yet",
                    "Use the record once while the database answers.");
        }
        Duration age = Duration.between(state.refreshedAt(), clock.instant());
        String message = String.format(
                Locale.ROOT,
                "%s, refreshed %s ago, up to change %d",
                project.cachePath(),
                Ages.inWords(age),
                state.lastSeq());
        return age.compareTo(project.cacheTtl()) > 0
                ? Finding.wrong(
                        "mirror", message, "Use the record while the database answers, or keep a server running.")
                : Finding.well("mirror", message);
    }

    private static Finding held(Warning warning) {
        return Finding.wrong(
                "pending changes",
                warning.message(),
                warning.code().equals(HeldEntries.UNPROVEN)
                        ? "Look at them: 'tracker sync accept'. Refuse what you do not know; who wrote the file wrote them."
                        : "Set database.url to the record that they are for, or leave them.");
    }

    private static Finding journal(Mirror mirror, HeldEntries held) {
        MyBatisJournal journal = mirror.exists() ? held.journal(mirror) : null;
        if (journal == null || !journal.isOpen() || journal.entries().isEmpty()) {
            return Finding.well("journal", "empty: nothing waits for the database");
        }
        return Finding.wrong(
                "journal",
                String.format(
                        Locale.ROOT,
                        "%d changes wait for the database, the oldest since %s",
                        journal.pending(),
                        journal.oldestPendingAt()),
                "They reach it when it answers: 'tracker sync now' tries at once.");
    }

    /** What was put aside and may be looked at or thrown away. */
    private Optional<Finding> damaged() {
        Path folder = project.cachePath().getParent();
        if (folder == null || !Files.isDirectory(folder)) {
            return Optional.empty();
        }
        String prefix = project.cachePath().getFileName() + ".damaged-";
        try (Stream<Path> files = Files.list(folder)) {
            long count = files.filter(file -> file.getFileName().toString().startsWith(prefix))
                    .count();
            return count == 0
                    ? Optional.empty()
                    : Optional.of(Finding.wrong(
                            "mirror",
                            count + " files " + folder.resolve(prefix) + "… were damaged and put aside",
                            "Check the disk. Keep them until you know that nothing in them is missed."));
        } catch (IOException e) {
            return Optional.of(Finding.wrong("mirror", folder + " cannot be read", "Check its permissions."));
        }
    }

    private void git() {
        Path root = GitFolder.workingTree(project.store().workingFolder());
        GitHead head =
                new GitWorkingTree(project.store().workingFolder()).head().orElse(null);
        if (root == null || head == null) {
            findings.add(
                    Finding.wrong(
                            "git",
                            project.projectFolder() + " is in no git repository",
                            "Nothing depends on it; with one, its history of the status file can serve while the database is away."));
            return;
        }
        findings.add(Finding.well(
                "git", String.format(Locale.ROOT, "%s on %s at %s", root, head.branch(), shortened(head.commit()))));
    }

    private static String shortened(@Nullable String commit) {
        return commit == null ? "no commit" : commit.substring(0, 7);
    }

    private void statusFile() {
        Path file = project.statusFile();
        if (!project.untrusted().isEmpty() && !Untrusted.of(project).leavesStatusFile(file)) {
            findings.add(Finding.wrong("status file", file + " is not read", "See 'trust' above."));
            return;
        }
        if (!Files.isRegularFile(file)) {
            findings.add(Finding.wrong(
                    "status file",
                    file + " is not there",
                    "Write it by 'tracker status --write' to have a last resort."));
            return;
        }
        try (InputStream in = Files.newInputStream(file)) {
            ParsedStatusFile parsed = new MarkdownStatusFiles()
                    .parse(SourceText.decode(in.readNBytes(SourceText.MAX_BYTES + 1), "status-file"));
            findings.add(
                    parsed.generatedAt() == null
                            ? Finding.wrong(
                                    "status file",
                                    file + " was not written by this program, which therefore never replaces it",
                                    "Take it over by 'tracker migrate', after a look at 'tracker migrate --dry-run'.")
                            : Finding.well(
                                    "status file",
                                    String.format(
                                            Locale.ROOT,
                                            "%s, written %s",
                                            file,
                                            parsed.generatedAt().truncatedTo(ChronoUnit.SECONDS))));
        } catch (IOException e) {
            findings.add(Finding.wrong("status file", file + " cannot be read", "Check its permissions."));
        } catch (TrackerException e) {
            findings.add(Finding.wrong("status file", file + " is not a status file", e.getMessage()));
        }
    }
}
