package dev.tracker.core.change;

import dev.tracker.core.validation.Violations;
import java.util.List;

/** What happened since. */
public final class ChangeService {

    private final ChangeLog log;

    public ChangeService(ChangeLog log) {
        this.log = log;
    }

    /** The changes asked for, oldest first. */
    public ChangePage list(ChangeQuery query) {
        Violations violations = new Violations();
        query.check(violations);
        violations.throwIfAny();
        List<Change> found = log.list(query);
        boolean more = found.size() > query.limit();
        List<Change> page = more ? found.subList(0, query.limit()) : found;
        long start = query.sinceSeq() == null ? 0 : query.sinceSeq();
        return new ChangePage(
                page, page.isEmpty() ? start : page.get(page.size() - 1).seq(), more);
    }
}
