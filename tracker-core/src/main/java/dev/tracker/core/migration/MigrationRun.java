package dev.tracker.core.migration;

import java.time.Instant;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * A migration that was kept.
 *
 * @param requestId under which the change log has what it made
 * @param sourcePath of the file that was read, relative to the project's folder
 * @param sourceSha256 of the file's bytes, in lower-case hexadecimal digits
 * @param sourceText the whole file
 * @param backupPath of the copy that was made first; null where there is none
 */
public record MigrationRun(
        UUID id,
        Instant at,
        String actor,
        UUID requestId,
        String sourcePath,
        String sourceSha256,
        String sourceText,
        @Nullable String backupPath) {}
