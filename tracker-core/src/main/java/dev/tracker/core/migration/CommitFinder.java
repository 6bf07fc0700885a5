package dev.tracker.core.migration;

import java.util.Collection;
import java.util.Map;

/** Completes abbreviated commits from the project's git repository. */
@FunctionalInterface
public interface CommitFinder {

    /** Completes none: for a project without git. */
    CommitFinder NONE = beginnings -> Map.of();

    /**
     * The full hashes, 40 lower-case hexadecimal digits, by the beginning of each.
     *
     * @param beginnings of 4 to 39 lower-case hexadecimal digits
     * @return those that exactly one commit of the repository begins with; none where there is no repository
     *     or it cannot be read
     */
    Map<String, String> complete(Collection<String> beginnings);
}
