package dev.tracker.persistence;

import java.util.List;
import java.util.Properties;

/**
 * The words in which the two products differ within statements that are otherwise the same; mappers
 * write {@code ${name}} for one. None holds anything that a user said.
 */
final class DialectSql {

    /** Parameters that are JSON arrays, each the name of the table that is made of it. */
    private static final List<String> ARRAYS = List.of("entries", "labels", "links", "vendors", "items");

    private DialectSql() {}

    /** @param now SQL of what the database takes for the time */
    static Properties of(Dialect dialect, String now) {
        Properties words = new Properties();
        words.setProperty("now", now);
        words.setProperty("archivedCount", "(SELECT COUNT(*) FROM archived_work_items)");
        if (dialect == Dialect.SQLITE) {
            sqlite(words);
        } else {
            postgresql(words);
        }
        return words;
    }

    /** Those of a mirror, which knows how much is archived, and little else of it. */
    static Properties ofMirror() {
        Properties words = of(Dialect.SQLITE, Dialect.SQLITE.now());
        words.setProperty("archivedCount", "(SELECT COALESCE(MAX(archived_count), 0) FROM mirror_state)");
        return words;
    }

    private static void sqlite(Properties words) {
        // A subquery's result forgets that it is JSON, and would be put into an object as a text.
        words.setProperty("json", "json");
        words.setProperty("jsonList", "json_group_array");
        words.setProperty("jsonObject", "json_object");
        words.setProperty("jsonRow", "json_array");
        words.setProperty("inIds", "IN (SELECT value FROM json_each(#{ids}))");
        words.setProperty("inKeys", "IN (SELECT value FROM json_each(#{keys}))");
        words.setProperty("amongKeys", "IN (SELECT value FROM json_each(#{keys}))");
        ARRAYS.forEach(name -> words.setProperty(name, sqliteEntries(name)));
        words.setProperty("partsWithDeletion", "json_insert(x.parts, '$.deletion_id', d.deletion_id) AS parts");
        words.setProperty("asId", "");
        words.setProperty("asTime", "");
        words.setProperty("asJson", "");
        words.setProperty("inNumbers", "IN (SELECT value FROM json_each(#{numbers}))");
        words.setProperty("time", "text");
        words.setProperty("lock", "");
        words.setProperty("lockOut", "");
        words.setProperty(
                "leaseEnd", "strftime('%Y-%m-%dT%H:%M:%f000Z', #{now}, '+' || claim_lease_minutes || ' minutes')");
    }

    private static void postgresql(Properties words) {
        words.setProperty("json", "");
        words.setProperty("jsonList", "json_agg");
        words.setProperty("jsonObject", "json_build_object");
        words.setProperty("jsonRow", "json_build_array");
        words.setProperty("inIds", postgresqlIn("ids", "uuid"));
        words.setProperty("inKeys", postgresqlIn("keys", "text"));
        // Where no index helps, each row looks the keys up in a hash rather than along an array.
        words.setProperty("amongKeys", "IN (SELECT value FROM jsonb_array_elements_text(#{keys}::jsonb))");
        ARRAYS.forEach(name -> words.setProperty(name, postgresqlEntries(name)));
        words.setProperty(
                "partsWithDeletion", "(x.parts::jsonb || jsonb_build_object('deletion_id', d.deletion_id)) AS parts");
        words.setProperty("asId", "::uuid");
        words.setProperty("asTime", "::timestamptz");
        words.setProperty("asJson", "::jsonb");
        words.setProperty("inNumbers", postgresqlIn("numbers", "integer"));
        words.setProperty("time", "timestamptz");
        words.setProperty("lock", "FOR NO KEY UPDATE OF w");
        words.setProperty("lockOut", "FOR UPDATE OF w");
        words.setProperty("leaseEnd", "#{now}::timestamptz + make_interval(mins => claim_lease_minutes)");
    }

    /** The entries of a JSON array with their places. */
    private static String sqliteEntries(String parameter) {
        return "(SELECT key AS position, value FROM jsonb_each(#{" + parameter + "}))";
    }

    private static String postgresqlEntries(String parameter) {
        return "(SELECT (place - 1)::integer AS position, value FROM jsonb_array_elements(#{" + parameter
                + "}::jsonb) WITH ORDINALITY AS entry (value, place))";
    }

    /** An array rather than a subquery's rows, so that the planner takes the index whatever it guesses. */
    private static String postgresqlIn(String parameter, String type) {
        return "= ANY (ARRAY(SELECT value::" + type + " FROM jsonb_array_elements_text(#{" + parameter + "}::jsonb)))";
    }
}
