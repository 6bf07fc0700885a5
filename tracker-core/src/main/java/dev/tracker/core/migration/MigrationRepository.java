package dev.tracker.core.migration;

import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.Collection;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;

/** Keeps what was migrated, and which files the session prompts came from. */
public interface MigrationRepository {

    /** Keeps a migration with the whole text of its source. */
    void insert(MigrationRun run);

    /** The last migration that was not rolled back, held still until the running unit of work ends. */
    Optional<MigrationRun> lastForUpdate();

    /** Notes that a migration was rolled back. */
    void markRolledBack(UUID id, Instant at, String by);

    /** Whether the whole text of a file with these bytes is kept, by a migration that was not rolled back. */
    boolean isKept(String sourceSha256);

    /** The items that the prompt files of these paths became, by path; those that there are. */
    Map<String, WorkItemId> promptItems(Collection<String> paths);

    /** Notes which items prompt files became. */
    void addPromptItems(Map<String, WorkItemId> items);
}
