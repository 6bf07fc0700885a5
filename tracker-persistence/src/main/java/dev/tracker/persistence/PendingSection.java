package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.function.Predicate;
import org.jspecify.annotations.Nullable;

/**
 * The section of a status file that holds the changes that wait for the database: for each a comment that
 * this program reads and a line for people, both of ASCII alone, so that no text of the record can end the
 * comment or pass for something else. What stands around the section is kept byte by byte, and so is each entry
 * in it that is not taken out.
 */
final class PendingSection {

    private static final String HEADING = "## Pending Changes";
    private static final String BEFORE = "\n\n";
    private static final String COMMENT = "<!-- tracker:pending ";
    private static final String COMMENT_END = " -->";

    /** Several times what the largest write of this program takes. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final String head;
    private final String tail;
    private final List<Block> blocks;

    /**
     * A comment and what stands below it.
     *
     * @param lines as in the file, each with its end
     */
    record Block(String comment, String lines) {

        /** The text of the entry; null where there is none. */
        @Nullable
        String text() {
            if (comment.length() > LONGEST) {
                return null;
            }
            try {
                return new String(Base64.getUrlDecoder().decode(comment), StandardCharsets.UTF_8);
            } catch (IllegalArgumentException e) {
                return null;
            }
        }
    }

    private PendingSection(String head, List<Block> blocks, String tail) {
        this.head = head;
        this.blocks = blocks;
        this.tail = tail;
    }

    /** Finds the section in a file's text, each byte a character; an empty one where there is none. */
    static PendingSection in(String text) {
        int start = start(text);
        if (start < 0) {
            return new PendingSection(text, List.of(), "");
        }
        List<Block> blocks = new ArrayList<>();
        int begun = text.indexOf('\n', start) + 1;
        int end = begun;
        @Nullable String comment = null;
        boolean ours = true;
        while (ours && end > 0 && end < text.length()) {
            int next = text.indexOf('\n', end);
            String line = text.substring(end, next < 0 ? text.length() : next);
            boolean isEntry = line.startsWith(COMMENT) && line.endsWith(COMMENT_END);
            ours = isEntry || line.isEmpty() || line.startsWith("- ");
            if (isEntry) {
                if (comment != null) {
                    blocks.add(new Block(comment, text.substring(begun, end)));
                }
                comment = line.substring(
                        COMMENT.length(), Math.max(COMMENT.length(), line.length() - COMMENT_END.length()));
                begun = end;
            }
            if (ours) {
                end = next < 0 ? text.length() : next + 1;
            }
        }
        if (comment != null) {
            blocks.add(new Block(comment, text.substring(begun, end)));
        }
        String head = text.substring(0, start);
        String tail = end == 0 ? "" : text.substring(end);
        return new PendingSection(
                head.endsWith(BEFORE) ? head.substring(0, head.length() - BEFORE.length()) : head, blocks, tail);
    }

    /** Where the last heading of the section stands that a comment of ours follows; -1 for none. */
    private static int start(String text) {
        String wanted = HEADING + "\n\n" + COMMENT;
        int start = text.lastIndexOf(wanted);
        while (start > 0 && text.charAt(start - 1) != '\n') {
            start = text.lastIndexOf(wanted, start - 1);
        }
        return start;
    }

    /** The comments, in the order in which they stand there. */
    List<Block> blocks() {
        return blocks;
    }

    /** The changes of this machine that wait for this record, in the order in which they were made. */
    List<SealedEntry> entries(JournalGuard guard) {
        return blocks.stream()
                .map(block -> Optional.ofNullable(block.text()).flatMap(guard::admit))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(SealedEntry::place))
                .toList();
    }

    /** The section with one more change at its end. */
    PendingSection with(SealedEntry entry) {
        List<Block> more = new ArrayList<>(blocks);
        int last = more.size() - 1;
        if (last >= 0 && !more.get(last).lines().endsWith("\n")) {
            more.set(last, new Block(more.get(last).comment(), more.get(last).lines() + "\n"));
        }
        String comment = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(entry.text().getBytes(StandardCharsets.UTF_8));
        more.add(new Block(comment, COMMENT + comment + COMMENT_END + "\n" + line(entry.entry()) + "\n"));
        return new PendingSection(head, more, tail);
    }

    /** The section without some comments. */
    PendingSection without(Predicate<Block> gone) {
        return new PendingSection(head, blocks.stream().filter(gone.negate()).toList(), tail);
    }

    /** The whole file's text. */
    String text() {
        if (blocks.isEmpty()) {
            return head + tail;
        }
        StringBuilder text = new StringBuilder(head).append(head.isEmpty() ? "" : BEFORE);
        text.append(HEADING).append("\n\n");
        blocks.forEach(block -> text.append(block.lines()));
        return text.append(tail).toString();
    }

    /** For people: who changed what, and when. */
    private static String line(JournalEntry entry) {
        Change principal = entry.principal();
        return String.format(
                Locale.ROOT,
                "- %s %s: %s %s %s (%s)",
                entry.write().at(),
                plain(entry.write().actor()),
                principal.action().name().toLowerCase(Locale.ROOT),
                principal.entityType().code(),
                plain(principal.entityId()),
                plain(String.join(", ", principal.changes().keySet())));
    }

    private static String plain(String text) {
        return text.replaceAll("[^A-Za-z0-9 _.,@-]", "?");
    }
}
