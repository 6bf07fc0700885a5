package dev.tracker.core.error;

import java.time.Instant;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** An update that was based on a version which is no longer the newest. */
public final class StaleVersionException extends TrackerException {

    private static final long serialVersionUID = 1L;

    private final long expectedVersion;
    private final long currentVersion;
    private final String lastUpdatedBy;
    private final Instant lastUpdatedAt;
    private final transient List<String> changedFields;

    /**
     * @param subject the entity, as its reader knows it
     * @param changedFields the fields that changed after the expected version
     */
    public StaleVersionException(
            String subject,
            long expectedVersion,
            long currentVersion,
            String lastUpdatedBy,
            Instant lastUpdatedAt,
            List<String> changedFields) {
        super(
                String.format(
                        Locale.ROOT,
                        "%s is at version %d (last changed by %s), not %d. Read it again and repeat the change on version %d.",
                        subject,
                        currentVersion,
                        lastUpdatedBy,
                        expectedVersion,
                        currentVersion),
                null);
        this.expectedVersion = expectedVersion;
        this.currentVersion = currentVersion;
        this.lastUpdatedBy = lastUpdatedBy;
        this.lastUpdatedAt = lastUpdatedAt;
        this.changedFields = List.copyOf(changedFields);
    }

    public long expectedVersion() {
        return expectedVersion;
    }

    public long currentVersion() {
        return currentVersion;
    }

    public String lastUpdatedBy() {
        return lastUpdatedBy;
    }

    /** The fields that others changed since the expected version. */
    public List<String> changedFields() {
        return changedFields;
    }

    @Override
    public ErrorCode code() {
        return ErrorCode.VERSION_CONFLICT;
    }

    @Override
    public Map<String, @Nullable Object> details() {
        Map<String, @Nullable Object> details = new LinkedHashMap<>();
        details.put("expected_version", expectedVersion);
        details.put("current_version", currentVersion);
        details.put("last_updated_by", lastUpdatedBy);
        details.put("last_updated_at", lastUpdatedAt.toString());
        details.put("changed_fields", changedFields);
        return details;
    }
}
