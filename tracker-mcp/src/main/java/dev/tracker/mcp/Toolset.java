package dev.tracker.mcp;

import java.util.Arrays;
import java.util.EnumSet;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;

/** A group of tools that is offered or left out together. */
public enum Toolset {
    WORK,
    VENDORS,
    DEPLOYMENTS,
    CONFIGURATION,
    ENHANCEMENTS,
    REPORT,
    ADMIN;

    private static final String ALL = "all";

    /** What is offered unless something else is asked for. */
    public static final Set<Toolset> DEFAULT = Set.copyOf(EnumSet.complementOf(EnumSet.of(ADMIN)));

    /**
     * Reads a comma-separated list of names, or {@code all}.
     *
     * @throws IllegalArgumentException if a name is unknown or there is none; the message is for people
     */
    public static Set<Toolset> parse(String names) {
        EnumSet<Toolset> sets = EnumSet.noneOf(Toolset.class);
        for (String name : names.split(",", -1)) {
            String wanted = name.strip().toLowerCase(Locale.ROOT);
            if (wanted.equals(ALL)) {
                return EnumSet.allOf(Toolset.class);
            }
            sets.add(named(wanted));
        }
        return sets;
    }

    /** The name in arguments and documentation. */
    public String code() {
        return name().toLowerCase(Locale.ROOT);
    }

    private static Toolset named(String name) {
        return Arrays.stream(values())
                .filter(set -> set.code().equals(name))
                .findFirst()
                .orElseThrow(() -> new IllegalArgumentException("no toolset is called '" + name + "'; there are "
                        + Arrays.stream(values()).map(Toolset::code).collect(Collectors.joining(", ")) + ", or "
                        + ALL));
    }
}
