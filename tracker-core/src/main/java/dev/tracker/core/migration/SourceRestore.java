package dev.tracker.core.migration;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.statusfile.SourceText;
import java.util.List;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Puts the file that was migrated back where it was, byte for byte or not at all. */
final class SourceRestore {

    private final MigrationPorts ports;
    private final ProjectFiles files;

    SourceRestore(MigrationPorts ports) {
        this.ports = ports;
        this.files = ports.files();
    }

    /**
     * What became of the file.
     *
     * @param path of the file that was put back; null: none was
     * @param kept the copy of what stood in its place; null: nothing did
     */
    record Restored(@Nullable String path, @Nullable String kept) {

        private static final Restored NOTHING = new Restored(null, null);
    }

    Restored restore(MigrationRun run, boolean force, List<MigrationWarning> warnings) {
        String copy = run.backupPath();
        ProjectFile now = files.find(run.sourcePath()).orElse(null);
        if (copy == null || (now != null && now.sha256().equals(run.sourceSha256()))) {
            return Restored.NOTHING;
        }
        if (now != null && !ports.isStatusFile(now)) {
            warnings.add(stays(run, "A migration replaces only the project's status file, so"));
            return Restored.NOTHING;
        }
        Optional<ProjectFile> source = source(run, copy, force, warnings);
        if (source.isEmpty()) {
            return Restored.NOTHING;
        }
        String kept = null;
        if (now != null) {
            refuseIfOthers(now, force);
            kept = files.backUp(now);
        }
        files.replace(run.sourcePath(), source.get().bytes(), now);
        return new Restored(run.sourcePath(), kept);
    }

    private Optional<ProjectFile> source(
            MigrationRun run, String copy, boolean force, List<MigrationWarning> warnings) {
        try {
            return Optional.of(unchanged(files.read(copy), run));
        } catch (ValidationException e) {
            if (!force) {
                throw e;
            }
            warnings.add(stays(run, "The copy " + copy + " cannot be read, or is another file by now, so"));
            return Optional.empty();
        }
    }

    private static ProjectFile unchanged(ProjectFile copy, MigrationRun run) {
        if (!copy.sha256().equals(run.sourceSha256())) {
            throw ValidationException.of(
                    "backup_path",
                    "names a file that is no copy of the one that was migrated any more; put that back, or take the"
                            + " migration back with force, which leaves the status file as it is",
                    copy.path());
        }
        return copy;
    }

    private static MigrationWarning stays(MigrationRun run, String why) {
        return new MigrationWarning(
                MigrationWarning.FILE_NOT_RESTORED,
                why + " '" + run.sourcePath() + "' stays as it is. The whole text of the file that was migrated is"
                        + " kept in the record.",
                null);
    }

    /** What stands in the file's place is ours to take away only if this program wrote it. */
    private void refuseIfOthers(ProjectFile now, boolean force) {
        if (!force
                && !ports.format().parse(SourceText.decode(now.bytes(), "path")).isGenerated()) {
            throw ValidationException.of(
                    "path",
                    "was written by somebody else since the migration; take it back with force, which keeps a"
                            + " copy of it",
                    now.path());
        }
    }
}
