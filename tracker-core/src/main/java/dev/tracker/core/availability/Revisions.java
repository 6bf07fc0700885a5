package dev.tracker.core.availability;

import dev.tracker.core.change.Change;
import java.time.Instant;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.UUID;

/** The versions of live entities, whatever their kind. */
public interface Revisions {

    /** The versions of those that there are, held still until the running unit of work ends. */
    Map<EntityRef, Long> holdStill(Collection<EntityRef> entities);

    /** Sets versions and nothing else. */
    void set(Map<EntityRef, Long> versions);

    /** Sets versions, and who brought them about. */
    void stamp(Map<EntityRef, Long> versions, Instant at, String by);

    /** The logged changes of entities that came after the given versions, in the log's order. */
    List<Change> since(Map<EntityRef, Long> versions);

    /** How many changes were logged under a request. */
    long logged(UUID requestId);
}
