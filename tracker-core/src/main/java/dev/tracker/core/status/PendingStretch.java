package dev.tracker.core.status;

import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.PendingComment;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import java.util.stream.Stream;

/** The section of changes that wait for the database, which whoever writes it takes out again, nobody else. */
final class PendingStretch {

    private PendingStretch() {}

    /**
     * The section as it stands in a file, with what parts it from the rest; empty where there is none. What people
     * wrote into it is not of it: that is kept as their other text is.
     */
    static String of(ParsedStatusFile file) {
        if (file.pending().isEmpty()) {
            return "";
        }
        List<String> lines = file.source().text().lines().toList();
        List<Integer> own = IntStream.rangeClosed(1, lines.size())
                .filter(line -> file.uses().at(line) == LineUse.PENDING)
                .boxed()
                .toList();
        // Who looks for the section looks for a comment right below its heading.
        int first = file.pending().stream().mapToInt(PendingComment::line).min().orElseThrow();
        return "\n\n"
                + lines.get(own.get(0) - 1)
                + "\n\n"
                + Stream.concat(
                                own.stream().filter(line -> line >= first),
                                own.stream().skip(1).filter(line -> line < first))
                        .map(line -> lines.get(line - 1))
                        .collect(Collectors.joining("\n", "", "\n"));
    }
}
