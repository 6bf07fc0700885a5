package dev.tracker.persistence;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** The settings that the command line gives, by options of these names; null where it does not. */
public record SettingOptions(
        @Nullable String database,
        @Nullable String project,
        @Nullable String actor) {

    /** Nothing is given. */
    public static final SettingOptions NONE = new SettingOptions(null, null, null);

    /** Without the URL, which may hold a password. */
    @Override
    public String toString() {
        return String.format(Locale.ROOT, "SettingOptions[project=%s, actor=%s]", project, actor);
    }
}
