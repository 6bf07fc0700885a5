package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.PendingComment;
import java.util.List;

/** Reads the section of pending changes: comments for programs, and list entries for people. */
final class PendingReader {

    private PendingReader() {}

    static void read(
            SourceLines source, Regions regions, int from, int to, Findings findings, List<PendingComment> comments) {
        regions.takeFree(from, to, line -> {
            String text = source.at(line).strip();
            boolean comment = text.length() >= 7 && text.startsWith("<!--") && text.endsWith("-->");
            if (comment) {
                comments.add(new PendingComment(
                        line, text.substring(4, text.length() - 3).strip()));
            }
            if (comment || text.startsWith("- ")) {
                findings.take(line, line, LineUse.PENDING);
            }
        });
    }
}
