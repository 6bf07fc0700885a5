package dev.tracker.persistence;

import dev.tracker.core.workitem.SearchWords;
import java.util.List;
import java.util.StringJoiner;

/**
 * What is asked of a search, in the database's language.
 *
 * @param title for all of the words in the title
 * @param described for all of them in title and description
 * @param anywhere for all of them
 */
record TextQuery(String title, String described, String anywhere) {

    /** @param words letters and digits only, so that none is syntax */
    static TextQuery of(Dialect dialect, List<SearchWords.Asked> words) {
        return switch (dialect) {
            case SQLITE -> {
                String all = fts5(words);
                yield new TextQuery("{title} : " + all, "{title description} : " + all, all);
            }
            case POSTGRESQL -> new TextQuery(tsquery(words, "A"), tsquery(words, "AB"), tsquery(words, ""));
        };
    }

    private static String fts5(List<SearchWords.Asked> words) {
        StringJoiner query = new StringJoiner(" AND ", "(", ")");
        words.forEach(asked -> query.add('"' + asked.word() + '"' + (asked.isPrefix() ? " *" : "")));
        return query.toString();
    }

    private static String tsquery(List<SearchWords.Asked> words, String weights) {
        StringJoiner query = new StringJoiner(" & ");
        for (SearchWords.Asked asked : words) {
            String marks = (asked.isPrefix() ? "*" : "") + weights;
            query.add("'" + asked.word() + "'" + (marks.isEmpty() ? "" : ":" + marks));
        }
        return query.toString();
    }
}
