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
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The section of a status file that holds the changes that wait for the database: for each a comment that
 * this program reads and a line for people, both of ASCII alone, so that no text of the record can end the
 * comment or pass for something else. What stands around the section is kept byte by byte, and so is each entry
 * in it that is not taken out. Where a merge left several such sections, all are read.
 */
final class PendingSection {

    private static final String HEADING = "## Pending Changes";
    private static final String BEFORE = "\n\n";
    private static final String COMMENT = "<!-- tracker:pending ";
    private static final String COMMENT_END = " -->";

    /** A heading of the section that a comment of ours follows. */
    private static final Pattern SECTION =
            Pattern.compile("(?md)^" + HEADING + "\\n{1,3}(?=" + Pattern.quote(COMMENT) + ")");

    /** Several times what the largest write of this program takes. */
    private static final int LONGEST = 8 * 1024 * 1024;

    private final List<Place> places;
    private final String tail;

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

    /**
     * A place where entries stand: usually one, but a merge in git may leave several.
     *
     * @param before the text since the place before it
     * @param heading with the line ends behind it
     */
    private record Place(String before, String heading, List<Block> blocks) {

        Place with(List<Block> others) {
            return new Place(before, heading, others);
        }
    }

    private PendingSection(List<Place> places, String tail) {
        this.places = places;
        this.tail = tail;
    }

    /** Finds the section in a file's text, each byte a character; an empty one where there is none. */
    static PendingSection in(String text) {
        List<Place> places = new ArrayList<>();
        int from = 0;
        Matcher heading = SECTION.matcher(text);
        for (int next = 0; heading.find(next); ) {
            List<Block> blocks = new ArrayList<>();
            next = read(text, heading.end(), blocks);
            if (blocks.isEmpty()) {
                continue;
            }
            String before = text.substring(from, heading.start());
            places.add(new Place(
                    before.endsWith(BEFORE) ? before.substring(0, before.length() - BEFORE.length()) : before,
                    heading.group(),
                    blocks));
            from = next;
        }
        return new PendingSection(places, text.substring(from));
    }

    /** Reads the entries below a heading, and returns where they end. */
    private static int read(String text, int start, List<Block> blocks) {
        int begun = start;
        int end = start;
        @Nullable String comment = null;
        boolean ours = true;
        while (ours && end < text.length()) {
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
        if (comment == null) {
            return start;
        }
        blocks.add(new Block(comment, text.substring(begun, end)));
        return end;
    }

    /** The comments, in the order in which they stand there. */
    List<Block> blocks() {
        return places.stream().flatMap(place -> place.blocks().stream()).toList();
    }

    /** The changes of this machine that wait for this record, in the order in which they were made. */
    List<SealedEntry> entries(JournalGuard guard) {
        return blocks().stream()
                .map(block -> Optional.ofNullable(block.text()).flatMap(guard::admit))
                .flatMap(Optional::stream)
                .sorted(Comparator.comparingLong(SealedEntry::place))
                .toList();
    }

    /** The section with one more change at its end. */
    PendingSection with(SealedEntry entry) {
        int place = places.size() - 1;
        if (place < 0) {
            return new PendingSection(List.of(new Place(tail, HEADING + "\n\n", List.of())), "").with(entry);
        }
        List<Block> more = new ArrayList<>(places.get(place).blocks());
        int last = more.size() - 1;
        if (last >= 0 && !more.get(last).lines().endsWith("\n")) {
            more.set(last, new Block(more.get(last).comment(), more.get(last).lines() + "\n"));
        }
        String comment = Base64.getUrlEncoder()
                .withoutPadding()
                .encodeToString(entry.text().getBytes(StandardCharsets.UTF_8));
        more.add(new Block(comment, COMMENT + comment + COMMENT_END + "\n" + line(entry.entry()) + "\n"));
        List<Place> changed = new ArrayList<>(places);
        changed.set(place, places.get(place).with(more));
        return new PendingSection(changed, tail);
    }

    /** The section without some comments. */
    PendingSection without(Predicate<Block> gone) {
        return new PendingSection(
                places.stream()
                        .map(place -> place.with(
                                place.blocks().stream().filter(gone.negate()).toList()))
                        .toList(),
                tail);
    }

    /** The whole file's text. */
    String text() {
        StringBuilder text = new StringBuilder();
        for (Place place : places) {
            text.append(place.before());
            if (!place.blocks().isEmpty()) {
                boolean isFirst = text.isEmpty();
                boolean joins = place.before().isEmpty() && text.length() > 0 && text.charAt(text.length() - 1) == '\n';
                text.append(isFirst || joins ? "" : BEFORE).append(place.heading());
                place.blocks().forEach(block -> text.append(block.lines()));
            }
        }
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
