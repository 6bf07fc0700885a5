package dev.tracker.core.status;

import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.migration.MigrationRepository;
import dev.tracker.core.migration.ProjectStatusFile;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.core.statusfile.StatusSnapshot;
import dev.tracker.core.transaction.UnitOfWork;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.time.Instant;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Makes the project's status file out of the record. */
public final class StatusFileService implements ProjectStatusFile {

    private final String path;
    private final StatusFileSource source;
    private final DeploymentRepository deployments;
    private final MigrationRepository migrations;
    private final StatusFileFormat format;
    private final ProjectFiles files;
    private final UnitOfWork unitOfWork;
    private final Clock clock;
    private final HandEdits edits;

    /**
     * The status file of a project.
     *
     * @param path where it is: relative to the project's folder, or absolute
     */
    public StatusFileService(
            String path,
            StatusFileSource source,
            DeploymentRepository deployments,
            MigrationRepository migrations,
            ChangeLog changes,
            StatusFileFormat format,
            ProjectFiles files,
            UnitOfWork unitOfWork,
            Clock clock) {
        this.path = path;
        this.source = source;
        this.deployments = deployments;
        this.migrations = migrations;
        this.format = format;
        this.files = files;
        this.unitOfWork = unitOfWork;
        this.clock = clock;
        this.edits = new HandEdits(changes, format);
    }

    /** The generated text of the record as it is now, without people's notes, which only the file has. */
    public String markdown() {
        return format.render(unitOfWork.read(() -> snapshot(clock.instant(), List.of())));
    }

    /**
     * Writes the file. Notes that people put into it stay, and so do changes that wait in it for the
     * database; what else they wrote into a generated file goes into a note at its end. Where they changed entries, a
     * copy of the file is kept, and a warning tells of it. A file that says the same already but for its time is left
     * as it is.
     *
     * @throws ValidationException if the file is somebody else's whose text was not migrated, or cannot be
     *     read or written
     * @throws dev.tracker.core.error.DatabaseException if the record is away, and with it a mirror of the whole
     */
    public StatusFileOutcome write() {
        return files.exclusively(() -> {
            ProjectFile before = files.find(path).orElse(null);
            return before == null
                    ? outcome(put(whole(List.of()), "", null), true, null)
                    : write(before, format.parse(SourceText.decode(before.bytes(), "path")));
        });
    }

    private StatusFileOutcome write(ProjectFile before, ParsedStatusFile parsed) {
        Shown shown = whole(parsed.keptNotes());
        StatusSnapshot now = shown.snapshot();
        boolean ours = holdsNothing(parsed) || (parsed.isGenerated() && !isAnothers(parsed, now));
        if (!ours && !unitOfWork.read(() -> migrations.isKept(before.sha256()))) {
            throw ValidationException.of(
                    "path",
                    "names a status file that was not written from this record, and whose content is not in it yet;"
                            + " migrate it first (migrate_status_file, or tracker migrate), or move it away",
                    before.path());
        }
        String pending = PendingStretch.of(parsed);
        Instant then = parsed.generatedAt();
        if (then != null && isSame(before, format.render(at(then, now)) + pending)) {
            return outcome(before, false, null);
        }
        String copy = then != null && edits.areIn(parsed, then, source.shownUpTo(then), now) ? keep(before) : null;
        return outcome(put(shown, pending, before), true, copy);
    }

    private String keep(ProjectFile edited) {
        String copy = edited.copyBy(files);
        Observation.current()
                .warn(
                        Warning.ENTRIES_CHANGED,
                        "Entries of '" + edited.path()
                                + "' had been changed by hand. It says what the record does again;"
                                + " what it said is kept in '" + copy
                                + "'. Make the changes in the record (migrate_status_file"
                                + " or tracker migrate with that path brings new entries in), or remove the copy.");
        return copy;
    }

    /** Whether a generated file is of another record: no vendor and no deployment ever leaves one that has some. */
    private static boolean isAnothers(ParsedStatusFile parsed, StatusSnapshot now) {
        return now.vendors().isEmpty()
                && now.deployments().isEmpty()
                && !(parsed.vendors().isEmpty() && parsed.deployments().isEmpty());
    }

    /** What a file is made from, which must not be an older file. */
    private Shown whole(List<Note> notes) {
        return unitOfWork.read(() -> {
            source.requireWhole();
            return new Shown(snapshot(clock.instant(), notes), source.lastSeq());
        });
    }

    /** What a file says, and up to which change of the log. */
    private record Shown(StatusSnapshot snapshot, long lastSeq) {}

    private static boolean isSame(ProjectFile before, String text) {
        return before.sha256().equals(ProjectFile.sha256(text.getBytes(StandardCharsets.UTF_8)));
    }

    private static StatusSnapshot at(Instant time, StatusSnapshot snapshot) {
        return new StatusSnapshot(
                time,
                snapshot.vendors(),
                snapshot.workItems(),
                snapshot.deployments(),
                snapshot.enhancements(),
                snapshot.notes());
    }

    /** Whether a file has nothing of anybody's: it is blank, or made by a change that waits for the database. */
    private static boolean holdsNothing(ParsedStatusFile parsed) {
        return parsed.headings().isEmpty()
                && parsed.vendors().isEmpty()
                && parsed.workItems().isEmpty()
                && parsed.deployments().isEmpty()
                && parsed.enhancements().isEmpty()
                && parsed.prompts().isEmpty()
                && parsed.unparsed().isEmpty();
    }

    @Override
    public String path() {
        return path;
    }

    @Override
    public void replace(ProjectFile before, ParsedStatusFile parsed, List<Note> notes) {
        put(whole(notes), PendingStretch.of(parsed), before);
    }

    private StatusSnapshot snapshot(Instant at, List<Note> notes) {
        DeploymentQuery newest = DeploymentQuery.ALL.page(PageRequest.ofSize(StatusSnapshot.MAX_DEPLOYMENTS));
        return new StatusSnapshot(
                at,
                source.vendors().stream().map(Statements::of).toList(),
                OpenItem.outline(source.openItems()),
                deployments.list(newest).items().stream().map(Statements::of).toList(),
                source.openEnhancements().stream().map(Statements::of).toList(),
                notes);
    }

    private ProjectFile put(Shown shown, String pending, @Nullable ProjectFile before) {
        ProjectFile written = files.replace(
                Optional.ofNullable(before).map(ProjectFile::path).orElse(path),
                (format.render(shown.snapshot()) + pending).getBytes(StandardCharsets.UTF_8),
                before);
        source.noteWritten(shown.snapshot().at(), shown.lastSeq());
        return written;
    }

    private static StatusFileOutcome outcome(ProjectFile file, boolean changed, @Nullable String backupPath) {
        return new StatusFileOutcome(file.path(), file.bytes().length, changed, backupPath);
    }
}
