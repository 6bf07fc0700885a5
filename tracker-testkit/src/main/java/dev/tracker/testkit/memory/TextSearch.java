package dev.tracker.testkit.memory;

import dev.tracker.core.workitem.ItemWords;
import dev.tracker.core.workitem.SearchWords;
import dev.tracker.core.workitem.WorkItem;
import java.util.HashSet;
import java.util.List;
import java.util.Set;

/** Finds items by the words of a text, of which the last is the beginning of one. */
final class TextSearch {

    private static final int IN_TITLE = 0;
    private static final int DESCRIBED = 1;
    private static final int ANYWHERE = 2;

    /** Where what was not found stands. */
    static final int NOWHERE = 3;

    private final List<SearchWords.Asked> asked;

    TextSearch(String text) {
        asked = SearchWords.asked(text);
    }

    /** Where the item stands among those found, the best first. */
    int place(WorkItem item) {
        ItemWords words = ItemWords.of(item);
        Set<String> known = new HashSet<>(words.title());
        if (isIn(known)) {
            return IN_TITLE;
        }
        known.addAll(words.description());
        if (isIn(known)) {
            return DESCRIBED;
        }
        known.addAll(words.metadata());
        return isIn(known) ? ANYWHERE : NOWHERE;
    }

    private boolean isIn(Set<String> words) {
        return asked.stream()
                .allMatch(one -> one.isPrefix()
                        ? words.stream().anyMatch(word -> word.startsWith(one.word()))
                        : words.contains(one.word()));
    }
}
