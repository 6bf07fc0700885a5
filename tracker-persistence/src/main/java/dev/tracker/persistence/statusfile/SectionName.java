package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.Section;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The headings of sections, as people write them. */
enum SectionName {
    VENDORS("vendor", "(?:operational )?vendors?(?: status)?", Section.VENDORS),
    WORK_ITEMS("item", "(?:active )?work items?", Section.WORK_ITEMS),
    DEPLOYMENTS("deployment", "(?:recent )?deployments?", Section.DEPLOYMENTS),
    ENHANCEMENTS("enhancement", "(?:future )?enhancements?", Section.ENHANCEMENTS),
    SESSION_PROMPTS("prompt", "(?:session )?prompts?", Section.SESSION_PROMPTS),
    PENDING("pending", "pending changes", null);

    private static final SectionName[] NAMES = values();
    private static final int LONGEST = 80;
    private static final String COUNTS = " ?(?:\\((?:(\\d{1,9})/)?(?:last )?(\\d{1,9})(?: total)?\\))? ?:?";

    private final String word;
    private final Pattern form;
    private final @Nullable Section section;

    SectionName(String word, String words, @Nullable Section section) {
        this.word = word;
        this.form = Pattern.compile(words + COUNTS, Pattern.CASE_INSENSITIVE);
        this.section = section;
    }

    @Nullable
    Section section() {
        return section;
    }

    /** The section of a heading's text, or null where it is none's. */
    static @Nullable SectionName of(String heading) {
        if (heading.length() <= LONGEST) {
            String lower = heading.toLowerCase(Locale.ROOT);
            for (SectionName name : NAMES) {
                if (lower.contains(name.word) && name.form.matcher(heading).matches()) {
                    return name;
                }
            }
        }
        return null;
    }

    /** How many entries the heading says there are, or null. */
    @Nullable
    Integer stated(String heading) {
        return group(heading, 2);
    }

    /** How many of them are operational, or null. */
    @Nullable
    Integer statedOperational(String heading) {
        return group(heading, 1);
    }

    private @Nullable Integer group(String heading, int group) {
        Matcher matcher = form.matcher(heading);
        String digits = matcher.matches() ? matcher.group(group) : null;
        return digits == null ? null : Integer.valueOf(digits);
    }
}
