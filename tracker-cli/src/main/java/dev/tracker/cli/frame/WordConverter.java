package dev.tracker.cli.frame;

import dev.tracker.core.validation.Nearest;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import picocli.CommandLine.ITypeConverter;
import picocli.CommandLine.TypeConversionException;

/** Reads a word of a fixed set, in any case, and says what it may have meant where it is none. */
public final class WordConverter<E extends Enum<E>> implements ITypeConverter<E> {
    private final Class<E> type;

    public WordConverter(Class<E> type) {
        this.type = type;
    }

    @Override
    public E convert(String word) {
        for (E constant : type.getEnumConstants()) {
            if (name(constant).equalsIgnoreCase(word.strip().replace('-', '_'))) {
                return constant;
            }
        }
        List<String> words =
                Arrays.stream(type.getEnumConstants()).map(WordConverter::name).toList();
        throw new TypeConversionException(
                "'" + word + "' is none of " + String.join(", ", words) + "." + suggestion(Nearest.to(word, words)));
    }

    /** The question whether one of the names was meant; empty where there is none. */
    public static String suggestion(List<String> names) {
        return names.isEmpty() ? "" : " Did you mean " + String.join(" or ", names) + "?";
    }

    private static String name(Enum<?> constant) {
        return constant.name().toLowerCase(Locale.ROOT);
    }
}
