package dev.tracker.core.workitem;

import dev.tracker.core.json.Variant;

/** What kind of work an item is; fixed at its creation. */
public enum ItemType implements Variant {
    PROJECT(ProjectMetadata.class),
    SESSION(SessionMetadata.class),
    TASK(TaskMetadata.class),
    RESEARCH(ResearchMetadata.class);

    private final Class<? extends Record> metadata;

    ItemType(Class<? extends Record> metadata) {
        this.metadata = metadata;
    }

    /** The class of this type's metadata. */
    @Override
    public Class<? extends Record> variant() {
        return metadata;
    }
}
