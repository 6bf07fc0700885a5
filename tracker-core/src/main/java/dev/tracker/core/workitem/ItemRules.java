package dev.tracker.core.workitem;

import dev.tracker.core.validation.Violations;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Rules that all who bring work items in share. */
public final class ItemRules {

    public static final String LABEL = "[A-Za-z0-9_./-]{1,50}";
    public static final String LABEL_RULE = "must have 1 to 50 ASCII letters, digits, '-', '_', '.' or '/'";
    public static final String COMMIT = "[0-9a-f]{40}";
    public static final String COMMIT_RULE = "must be a full commit hash: 40 lower-case hexadecimal digits";
    public static final int MAX_BRANCH = 255;

    private ItemRules() {}

    static void distinct(String field, @Nullable List<?> values, Violations violations) {
        if (values == null) {
            return;
        }
        Set<Object> seen = new HashSet<>();
        for (int i = 0; i < values.size(); i++) {
            if (!seen.add(values.get(i))) {
                violations.add(
                        field + "[" + i + "]", "is named twice", values.get(i).toString());
            }
        }
    }
}
