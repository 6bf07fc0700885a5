package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Change;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.Base64;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.Set;
import java.util.UUID;
import java.util.function.Predicate;

/**
 * The section of a status file that holds the changes that wait for the database: for each a comment that
 * this program reads and a line for people, both of ASCII alone, so that no text of the record can end the
 * comment or pass for something else. What stands around the section is kept byte by byte.
 */
final class PendingSection {

    private static final String HEADING = "## Pending Changes";
    private static final String BEFORE = "\n\n";
    private static final String COMMENT = "<!-- tracker:pending ";
    private static final String COMMENT_END = " -->";

    private final String head;
    private final String tail;
    private final List<String> entries;

    private PendingSection(String head, List<String> entries, String tail) {
        this.head = head;
        this.entries = entries;
        this.tail = tail;
    }

    /** Finds the section in a file's text, each byte a character; an empty one where there is none. */
    static PendingSection in(String text) {
        int start = start(text);
        if (start < 0) {
            return new PendingSection(text, List.of(), "");
        }
        List<String> entries = new ArrayList<>();
        int end = text.indexOf('\n', start) + 1;
        boolean ours = true;
        while (ours && end > 0 && end < text.length()) {
            int next = text.indexOf('\n', end);
            String line = text.substring(end, next < 0 ? text.length() : next);
            boolean entry = line.startsWith(COMMENT) && line.endsWith(COMMENT_END);
            ours = entry || line.isEmpty() || line.startsWith("- ");
            if (entry) {
                entries.add(line.substring(COMMENT.length(), line.length() - COMMENT_END.length()));
            }
            if (ours) {
                end = next < 0 ? text.length() : next + 1;
            }
        }
        String head = text.substring(0, start);
        String tail = end == 0 ? "" : text.substring(end);
        return new PendingSection(
                head.endsWith(BEFORE) ? head.substring(0, head.length() - BEFORE.length()) : head, entries, tail);
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

    /** The changes that wait, in the order in which they were added; what cannot be read is left out. */
    List<JournalEntry> entries() {
        return entries.stream()
                .map(PendingSection::read)
                .flatMap(Optional::stream)
                .toList();
    }

    boolean isEmpty() {
        return entries.isEmpty();
    }

    /** The section with one more change at its end. */
    PendingSection with(JournalEntry entry) {
        List<String> more = new ArrayList<>(entries);
        byte[] json = Json.write(entry.toTree()).getBytes(StandardCharsets.UTF_8);
        more.add(Base64.getUrlEncoder().withoutPadding().encodeToString(json));
        return new PendingSection(head, more, tail);
    }

    /** The section without the changes of these requests. */
    PendingSection without(Set<UUID> requests) {
        Predicate<JournalEntry> gone = entry -> requests.contains(entry.requestId());
        return new PendingSection(
                head,
                entries.stream()
                        .filter(text -> read(text).filter(gone).isEmpty())
                        .toList(),
                tail);
    }

    /** The whole file's text. */
    String text() {
        if (entries.isEmpty()) {
            return head + tail;
        }
        StringBuilder text = new StringBuilder(head).append(head.isEmpty() ? "" : BEFORE);
        text.append(HEADING).append("\n\n");
        for (String entry : entries) {
            text.append(COMMENT).append(entry).append(COMMENT_END).append('\n');
            read(entry).ifPresent(read -> text.append(line(read)).append('\n'));
        }
        return text.append(tail).toString();
    }

    private static Optional<JournalEntry> read(String text) {
        try {
            byte[] json = Base64.getUrlDecoder().decode(text);
            return Optional.of(JournalEntry.of(Json.readObject(new String(json, StandardCharsets.UTF_8))));
        } catch (RuntimeException e) {
            SqlErrors.log().log(System.Logger.Level.WARNING, "A pending change in the status file cannot be read", e);
            return Optional.empty();
        }
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
