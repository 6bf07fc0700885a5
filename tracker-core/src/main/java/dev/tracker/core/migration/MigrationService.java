package dev.tracker.core.migration;

import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;

/** Takes files that were kept by hand over into the record, and back out of it. */
public final class MigrationService {

    private final StatusFileMigration migration;
    private final Rollback rollback;
    private final PromptImport prompts;

    public MigrationService(MigrationPorts ports, Writer writer) {
        this.migration = new StatusFileMigration(ports, writer);
        this.rollback = new Rollback(ports, writer);
        this.prompts = new PromptImport(ports, writer);
    }

    /**
     * Takes a status file over: everything, or nothing where a check fails, which is an answer and no error.
     * Of a file that was taken over before, nothing changes. Where it is the project's own status file, a
     * generated one takes its place at the end.
     *
     * @param progress hears of it, and may end it
     * @throws dev.tracker.core.error.ValidationException if the file cannot be read
     */
    public MigrationReport migrate(MigrateStatusFile command, Caller caller, MigrationProgress progress) {
        return migration.run(command, caller, progress);
    }

    /**
     * Takes the last migration back: what it made leaves the record, which logs it, and the file is again
     * what it was.
     *
     * @throws dev.tracker.core.error.NotFoundException if there is none
     * @throws dev.tracker.core.error.ValidationException where something was changed since, unless forced
     */
    public MigrationRollback rollBack(RollBackMigration command, Caller caller) {
        return rollback.run(command, caller);
    }

    /**
     * Imports session prompts, each as an item of type session. One whose file was imported before is brought
     * up to date; one that is malformed is skipped.
     *
     * @param progress hears of it, and may end it; nothing is changed then
     */
    public PromptImportReport importPrompts(ImportSessionPrompts command, Caller caller, MigrationProgress progress) {
        return prompts.run(command, caller, progress);
    }
}
