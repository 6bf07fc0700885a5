package dev.tracker.core.transfer;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.Dependency;
import java.util.Locale;

/**
 * What a record is made of, in the order in which it stands in an export: what a line refers to stands
 * before it. A further kind is a constant here, its record, and its statements in the store.
 */
public enum RecordKind {
    VENDOR(Vendor.class),
    WORK_ITEM(StoredItem.class),
    DEPENDENCY(Dependency.class),
    DEPLOYMENT(Deployment.class),
    ENHANCEMENT(StoredEnhancement.class),
    ENHANCEMENT_DEPENDENCY(EnhancementDependency.class),
    CONFIGURATION(ProjectConfiguration.class),
    MIGRATION(StoredMigration.class),
    PROMPT_FILE(PromptFile.class),
    CONFLICT(StoredConflict.class),
    CHANGE(StoredChange.class);

    private final Class<? extends Record> type;

    RecordKind(Class<? extends Record> type) {
        this.type = type;
    }

    /** What a line of this kind says. */
    public Class<? extends Record> type() {
        return type;
    }

    /** The word for it in an export. */
    public String word() {
        return name().toLowerCase(Locale.ROOT);
    }
}
