package dev.tracker.core.status;

import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.PendingComment;
import java.util.Comparator;
import java.util.List;

/** The section of changes that wait for the database, which whoever writes it takes out again, nobody else. */
final class PendingStretch {

    private static final String HEADING = "## ";
    private static final String ENTRY = "- ";

    private PendingStretch() {}

    /** The section as it stands in a file, with what parts it from the rest; empty where there is none. */
    static String of(ParsedStatusFile file) {
        if (file.pending().isEmpty()) {
            return "";
        }
        List<String> lines = file.source().text().lines().toList();
        Comparator<PendingComment> byLine = Comparator.comparingInt(PendingComment::line);
        int first = file.pending().stream().min(byLine).orElseThrow().line() - 1;
        int last = file.pending().stream().max(byLine).orElseThrow().line() - 1;
        while (first > 0 && !lines.get(first).startsWith(HEADING)) {
            first--;
        }
        if (last + 1 < lines.size() && lines.get(last + 1).startsWith(ENTRY)) {
            last++;
        }
        return "\n\n" + String.join("\n", lines.subList(first, last + 1)) + "\n";
    }
}
