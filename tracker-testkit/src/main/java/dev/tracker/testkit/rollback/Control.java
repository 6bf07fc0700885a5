package dev.tracker.testkit.rollback;

import java.util.Arrays;
import java.util.Locale;
import java.util.regex.Pattern;

/** What a statement means for transactions. */
enum Control {
    BEGIN("(BEGIN|START TRANSACTION)\\b.*"),
    COMMIT("(COMMIT|END)\\b.*"),
    /** Back to a savepoint of the tested code's own. */
    ROLLBACK_TO("ROLLBACK( WORK| TRANSACTION)? TO\\b.*"),
    ROLLBACK("(ROLLBACK|ABORT)\\b.*"),
    SAVEPOINT("SAVEPOINT\\b.*"),
    RELEASE("RELEASE\\b.*"),
    SET_TRANSACTION("SET TRANSACTION\\b.*"),
    NONE(".*");

    private static final Pattern COMMENTS = Pattern.compile("\\A(\\s|--[^\\n]*\\n|/\\*.*?\\*/)+", Pattern.DOTALL);
    private static final Pattern LEVEL =
            Pattern.compile("\\s*,?\\s*ISOLATION LEVEL (SERIALIZABLE|REPEATABLE READ|READ (UN)?COMMITTED)");
    private static final int LONGEST = 200;

    private final Pattern form;

    Control(String form) {
        this.form = Pattern.compile(form, Pattern.DOTALL);
    }

    static Control of(String sql) {
        String words = words(sql);
        return Arrays.stream(values())
                .filter(control -> control.form.matcher(words).matches())
                .findFirst()
                .orElse(NONE);
    }

    /**
     * A {@code SET TRANSACTION} without its isolation level, which only a transaction that has not begun can
     * be given, and which a test that is alone in its database cannot tell from another; with the statements behind
     * it, and empty where no more was said.
     */
    static String withoutLevel(String sql) {
        String text = COMMENTS.matcher(sql).replaceFirst("");
        int end = text.indexOf(';');
        String first = words(end < 0 ? text : text.substring(0, end));
        String others = end < 0 ? "" : text.substring(end + 1).strip();
        String rest = LEVEL.matcher(first).replaceAll("").strip();
        String mode = rest.equals("SET TRANSACTION") ? "" : rest;
        return mode.isEmpty() || others.isEmpty() ? mode + others : mode + "; " + others;
    }

    private static String words(String sql) {
        String text = COMMENTS.matcher(sql).replaceFirst("");
        String start = text.substring(0, Math.min(LONGEST, text.length()));
        return start.replaceAll("[\\s;]+", " ").strip().toUpperCase(Locale.ROOT);
    }
}
