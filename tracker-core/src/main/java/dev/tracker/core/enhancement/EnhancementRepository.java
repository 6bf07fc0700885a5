package dev.tracker.core.enhancement;

import dev.tracker.core.graph.Edge;
import dev.tracker.core.paging.Page;
import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.Optional;

/** Keeps enhancements. */
public interface EnhancementRepository {

    /** The enhancement of this id. */
    Optional<Enhancement> find(EnhancementId id);

    /** As {@link #find}, and holds the enhancement still until the running unit of work ends. */
    Optional<Enhancement> findForUpdate(EnhancementId id);

    /** Titles of the enhancements of these ids, those that exist. */
    Map<EnhancementId, String> titles(Collection<EnhancementId> ids);

    /** Every edge, from an enhancement to one it needs, that can be reached from the given ones. */
    List<Edge<EnhancementId>> needsReachableFrom(Collection<EnhancementId> ids);

    /** Adds an enhancement. */
    void insert(Enhancement enhancement);

    /**
     * Replaces an enhancement.
     *
     * @return false if the stored version is not that of {@code before}
     */
    boolean update(Enhancement before, Enhancement after);

    /** A page by priority, then title. */
    Page<Enhancement> list(EnhancementQuery query);
}
