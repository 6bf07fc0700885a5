package dev.tracker.persistence;

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

    /** @param words letters and digits only, so that none is syntax; the last is a prefix */
    static TextQuery of(Dialect dialect, List<String> words) {
        return switch (dialect) {
            case SQLITE -> {
                String all = fts5(words);
                yield new TextQuery("{title} : " + all, "{title description} : " + all, all);
            }
            case POSTGRESQL -> new TextQuery(tsquery(words, "A"), tsquery(words, "AB"), tsquery(words, ""));
        };
    }

    private static String fts5(List<String> words) {
        StringJoiner query = new StringJoiner(" AND ", "(", " *)");
        words.forEach(word -> query.add('"' + word + '"'));
        return query.toString();
    }

    private static String tsquery(List<String> words, String weights) {
        StringJoiner query = new StringJoiner(" & ");
        String mark = weights.isEmpty() ? "" : ":" + weights;
        words.subList(0, words.size() - 1).forEach(word -> query.add("'" + word + "'" + mark));
        query.add("'" + words.get(words.size() - 1) + "':*" + weights);
        return query.toString();
    }
}
