package dev.tracker.persistence.statusfile;

import java.time.DateTimeException;
import java.time.Instant;
import java.time.LocalDate;
import java.time.LocalTime;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Times as files write them. One without a zone is in UTC, a day alone begins at midnight. */
final class Moments {

    /** A day, and perhaps a time of it with its zone. */
    static final String FORM = "(\\d{4}-\\d{2}-\\d{2})"
            + "(?:[ T](\\d{2}:\\d{2}(?::\\d{2}(?:\\.\\d{1,9})?)?)(?: ?(UTC|GMT|Z|[+-]\\d{2}:?\\d{2}))?)?";

    private static final Pattern MOMENT = Pattern.compile(FORM, Pattern.CASE_INSENSITIVE);
    private static final DateTimeFormatter SHOWN = DateTimeFormatter.ofPattern("uuuu-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);

    private Moments() {}

    static String shown(@Nullable Instant moment) {
        if (moment == null) {
            throw new IllegalArgumentException("a generated file states every deployment's time");
        }
        return SHOWN.format(moment);
    }

    /** The time of this form, or null where there is no such time. */
    static @Nullable Instant read(String text) {
        Matcher form = MOMENT.matcher(text);
        return form.matches() ? read(form.group(1), form.group(2), form.group(3)) : null;
    }

    /** The time of a matched {@link #FORM}'s three groups, or null where there is no such time. */
    static @Nullable Instant read(String day, @Nullable String time, @Nullable String zone) {
        try {
            LocalTime of = time == null ? LocalTime.MIDNIGHT : LocalTime.parse(time);
            boolean offset = zone != null && (zone.startsWith("+") || zone.startsWith("-"));
            return LocalDate.parse(day)
                    .atTime(of)
                    .toInstant(offset && zone != null ? ZoneOffset.of(zone) : ZoneOffset.UTC);
        } catch (DateTimeException notATime) {
            return null;
        }
    }
}
