package dev.tracker.core.migration;

import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.transaction.WriteScope;
import java.util.ArrayList;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;

/** Takes one status file over. */
final class StatusFileMigration {

    private final MigrationPorts ports;
    private final ProjectFiles files;
    private final Writer writer;

    StatusFileMigration(MigrationPorts ports, Writer writer) {
        this.ports = ports;
        this.files = ports.files();
        this.writer = writer;
    }

    /** A file that was read and understood before anything is touched. */
    private record Source(
            ProjectFile file, ParsedStatusFile parsed, Commits commits, PromptFiles prompts, boolean isProjects) {}

    MigrationReport run(MigrateStatusFile command, Caller caller, MigrationProgress progress) {
        long start = System.nanoTime();
        Optional<MigrationReport> first = writer.answered(command, caller, MigrationReport.class);
        if (first.isPresent()) {
            return first.get();
        }
        if (command.dryRun()) {
            return dry(command, read(command), caller, progress, start);
        }
        // Nobody writes the file between our reading it and our putting another in its place.
        return files.exclusively(() -> migrate(command, read(command), caller, progress, start));
    }

    private Source read(MigrateStatusFile command) {
        String own = ports.statusFile().path();
        ProjectFile file = files.read(Objects.requireNonNullElse(command.path(), own));
        ParsedStatusFile parsed = ports.format().parse(SourceText.decode(file.bytes(), "path"));
        return new Source(
                file,
                parsed,
                Commits.of(parsed, ports.commits()),
                PromptFiles.read("prompt_paths", command.promptPaths(), ports),
                command.path() == null || ports.isStatusFile(file));
    }

    private MigrationReport dry(
            MigrateStatusFile command, Source source, Caller caller, MigrationProgress progress, long start) {
        MigrationReport report = inUnit(command, caller, changes -> takeOver(source, changes, progress, true));
        return report.with(report.warnings(), null, since(start));
    }

    private MigrationReport migrate(
            MigrateStatusFile command, Source source, Caller caller, MigrationProgress progress, long start) {
        Optional<MigrationReport> done = ports.unitOfWork().read(() -> reportIfDone(source));
        String backup;
        MigrationReport report;
        if (done.isPresent()) {
            report = done.get();
            boolean replaces = source.isProjects() && !source.parsed().isGenerated();
            backup = replaces ? source.file().copyBy(files) : null;
        } else {
            backup = source.file().copyBy(files);
            String kept = backup;
            report = inUnit(command, caller, changes -> {
                MigrationReport made = takeOver(source, changes, progress, false);
                keep(source, kept, changes);
                return made.with(made.warnings(), kept, since(start));
            });
        }
        List<MigrationWarning> warnings = new ArrayList<>(report.warnings());
        if (report.success()
                && source.isProjects()
                && !(done.isPresent() && source.parsed().isGenerated())) {
            writeNewFile(source, warnings);
        }
        return report.with(warnings, backup, since(start));
    }

    /** The report of a migration that has nothing to do; reads only. */
    private Optional<MigrationReport> reportIfDone(Source source) {
        ParsedStatusFile parsed = source.parsed();
        // Asked first, for only the database knows: a file that answers in its place would be found in itself.
        boolean kept = ports.migrations().isKept(source.file().sha256())
                || (parsed.isGenerated() && parsed.unparsed().isEmpty());
        if (!kept) {
            return Optional.empty();
        }
        // Makes nothing, so that neither a name nor an id is kept.
        Takeover takeover = takeover(source, new Setting(UUID::randomUUID, "tracker", writer.now(), budget()));
        if (!takeover.isDone()) {
            return Optional.empty();
        }
        MigrationReport report = takeover.report(false);
        List<MigrationWarning> warnings = new ArrayList<>(report.warnings());
        warnings.add(new MigrationWarning(
                MigrationWarning.NOTHING_CHANGED,
                "The record has everything that the file says already. Nothing was changed.",
                null));
        return Optional.of(report.with(warnings, null, 0));
    }

    /** Adds what is missing, compares, and gives the unit up where that fails, or where it was only to be tried. */
    private MigrationReport takeOver(Source source, ChangeSet changes, MigrationProgress progress, boolean dryRun) {
        Takeover takeover = takeover(source, Setting.of(changes::newId, changes, budget()));
        takeover.run(changes, progress);
        MigrationReport report = takeover.report(dryRun);
        if (dryRun || !report.success()) {
            throw new GivenUp(report);
        }
        return report;
    }

    private void keep(Source source, String backup, ChangeSet changes) {
        ports.migrations()
                .insert(new MigrationRun(
                        changes.newId(),
                        changes.now(),
                        changes.actor(),
                        changes.requestId(),
                        source.file().path(),
                        source.file().sha256(),
                        source.parsed().source().text(),
                        backup));
    }

    private MigrationReport inUnit(
            MigrateStatusFile command, Caller caller, Function<ChangeSet, MigrationReport> work) {
        try {
            return writer.write(command, caller, WriteScope.STRUCTURE, MigrationReport.class, work);
        } catch (GivenUp e) {
            return (MigrationReport) e.outcome();
        }
    }

    /** What is in the record stays there whatever becomes of the file: it can be written again. */
    private void writeNewFile(Source source, List<MigrationWarning> warnings) {
        try {
            ports.statusFile()
                    .replace(source.file(), source.parsed(), source.parsed().keptNotes());
        } catch (TrackerException e) {
            warnings.add(new MigrationWarning(
                    MigrationWarning.FILE_NOT_WRITTEN,
                    "The record has everything, but the new status file could not be written, and the old one"
                            + " stays. Migrate again to write it. The reason: "
                            + (e instanceof ValidationException refusal ? refusal.faults() + "." : e.getMessage()),
                    null));
        }
    }

    private Takeover takeover(Source source, Setting setting) {
        return new Takeover(
                source.parsed(),
                source.commits(),
                new NamedPrompts(source.prompts(), setting),
                ports.intake(),
                ports.items(),
                setting);
    }

    private int budget() {
        return ports.configuration().get().defaultTokenBudget();
    }

    private static long since(long start) {
        return TimeUnit.NANOSECONDS.toMillis(System.nanoTime() - start);
    }
}
