package dev.tracker.core.workitem;

import dev.tracker.core.validation.Fields;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** A quarter of a year, written {@code 2026-Q3}. */
public final class Quarter {

    /** The form of a quarter, for constraints. */
    public static final String PATTERN = "\\d{4}-Q[1-4]";

    /** The rule in words, as the rest of a sentence. */
    public static final String RULE = "must be a quarter such as 2026-Q3";

    private static final Pattern FORM = Pattern.compile(PATTERN);

    private Quarter() {}

    /** Whether the text is a quarter. */
    public static boolean isValid(String text) {
        return FORM.matcher(text).matches();
    }

    static @Nullable String read(Fields fields, String name) {
        String text = fields.text(name);
        return text == null || isValid(text) ? text : fields.<String>refuse(name, RULE, text);
    }
}
