package dev.tracker.cli.report;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangePage;
import dev.tracker.core.change.ChangeQuery;
import java.util.ArrayDeque;
import java.util.ArrayList;
import java.util.Deque;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class HistoryCommand implements Action {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "ID",
            description = "A work item's id or key, a vendor's name, or the id of anything else.")
    private @Nullable String id;

    @Option(
            names = "--since",
            paramLabel = "TIME|SEQ",
            description = "From this time on, or after the change of this number; else the newest are shown.")
    private @Nullable String since;

    @Option(names = "--limit", paramLabel = "N", description = "Changes at most, 1 to 500; 100 unless given.")
    private @Nullable String limit;

    HistoryCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        int most = values.integer("limit", limit, 1, ChangeQuery.MAX_LIMIT, ChangeQuery.DEFAULT_LIMIT);
        boolean byNumber = since != null && since.strip().matches("\\d+");
        ChangeQuery query = new ChangeQuery(
                byNumber ? values.whole("since", since) : null,
                byNumber ? null : values.time("since", since),
                null,
                null,
                session.options().actor(),
                most);
        values.check();
        ChangeQuery wanted = id == null ? query : EntityFinder.narrowed(query, id, session.tracker());
        ChangePage page =
                since == null ? newest(wanted) : session.tracker().changes().list(wanted);
        session.print(HistoryViews.changes(page, screen -> {
            if (page.hasMore()) {
                screen.sentence("More with --since " + page.lastSeq() + ".", Tone.FAINT);
            }
        }));
    }

    @Override
    public boolean isList() {
        return true;
    }

    /** The log is read from its beginning, as it has no other; what is kept of it is its end. */
    private ChangePage newest(ChangeQuery wanted) {
        Deque<Change> kept = new ArrayDeque<>();
        ChangeQuery query = new ChangeQuery(
                0L, null, wanted.entityType(), wanted.entityId(), wanted.actor(), ChangeQuery.MAX_LIMIT);
        ChangePage page;
        do {
            page = session.tracker().changes().list(query);
            page.changes().forEach(kept::addLast);
            while (kept.size() > wanted.limit()) {
                kept.removeFirst();
            }
            query = query.after(page.lastSeq());
        } while (page.hasMore());
        return new ChangePage(new ArrayList<>(kept), page.lastSeq(), false);
    }
}
