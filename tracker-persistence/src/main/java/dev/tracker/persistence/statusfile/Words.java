package dev.tracker.persistence.statusfile;

import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** Enum constants as files write them. */
final class Words {

    private Words() {}

    static String of(@Nullable Enum<?> value) {
        if (value == null) {
            throw new IllegalArgumentException("a generated file states every status and type");
        }
        return value.name().toLowerCase(Locale.ROOT);
    }

    /** The constant of a word in any case, or null. */
    static <E extends Enum<E>> @Nullable E read(Class<E> type, String word) {
        for (E value : type.getEnumConstants()) {
            if (value.name().equalsIgnoreCase(word)) {
                return value;
            }
        }
        return null;
    }
}
