package dev.tracker.persistence;

import dev.tracker.core.workitem.ItemWords;
import dev.tracker.core.workitem.WorkItem;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.StringJoiner;

/** The words of an item in the forms that the databases keep: columns of FTS5, or one text-search vector of PostgreSQL. */
record ItemText(String title, String description, String metadata, String vector) {

    static ItemText of(WorkItem item) {
        return of(ItemWords.of(item));
    }

    static ItemText of(ItemWords words) {
        return new ItemText(
                column(words.title()), column(words.description()), column(words.metadata()), vector(words));
    }

    private static String column(Collection<String> words) {
        return String.join(" ", words);
    }

    /** Words are letters and digits, so quotes hold them. Positions tell nothing; a weight needs one to stand at. */
    private static String vector(ItemWords words) {
        Map<String, String> places = new LinkedHashMap<>();
        words.title().forEach(word -> places.put(word, "1A"));
        words.description().forEach(word -> places.merge(word, "2B", ItemText::both));
        words.metadata().forEach(word -> places.merge(word, "3C", ItemText::both));
        StringJoiner vector = new StringJoiner(" ");
        places.forEach((word, place) -> vector.add("'" + word + "':" + place));
        return vector.toString();
    }

    private static String both(String first, String second) {
        return first + "," + second;
    }
}
