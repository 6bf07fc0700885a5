package dev.tracker.persistence;

import com.fasterxml.jackson.core.JsonFactory;
import com.fasterxml.jackson.core.JsonGenerator;
import com.fasterxml.jackson.core.JsonParseException;
import com.fasterxml.jackson.core.JsonParser;
import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.JsonToken;
import com.fasterxml.jackson.core.StreamReadConstraints;
import com.fasterxml.jackson.core.StreamReadFeature;
import java.io.IOException;
import java.io.StringWriter;
import java.io.UncheckedIOException;
import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * JSON text to and from trees of plain values: maps with their keys in the text's order, lists,
 * strings, booleans, null, whole numbers as {@code Long} (as {@code BigInteger} beyond its range) and
 * others as {@code BigDecimal}.
 */
public final class Json {

    // Streams, for binding to classes would take a command line longer to load than its whole work takes.
    private static final JsonFactory FACTORY = JsonFactory.builder()
            .enable(StreamReadFeature.STRICT_DUPLICATE_DETECTION)
            .streamReadConstraints(StreamReadConstraints.builder()
                    .maxNumberLength(Integer.MAX_VALUE)
                    .build())
            .build();

    private Json() {}

    /** The compact text of a tree. */
    public static String write(@Nullable Object tree) {
        StringWriter text = new StringWriter();
        try (JsonGenerator generator = FACTORY.createGenerator(text)) {
            write(generator, tree);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
        return text.toString();
    }

    /**
     * The tree of a text that is one object.
     *
     * @throws IllegalArgumentException if it is anything else, names a key twice, or nests deeper than
     *     1,000 levels; the message says where and shows nothing of the text around it
     */
    public static Map<String, @Nullable Object> readObject(String text) {
        return read(text, JsonToken.START_OBJECT, "object", Json::object);
    }

    /** As {@link #readObject}, of a text that is one array. */
    public static List<@Nullable Object> readArray(String text) {
        return read(text, JsonToken.START_ARRAY, "array", Json::array);
    }

    /**
     * The number that a literal of JSON stands for, as {@link #readObject} would read it. The cost is
     * small however large the number is: one of more than 1,000 characters keeps its sign, magnitude and
     * leading digits only.
     *
     * @param literal as the grammar of JSON has it
     */
    public static Number number(String literal) {
        return JsonNumber.of(literal);
    }

    private static <T> T read(String text, JsonToken start, String what, Reading<T> reading) {
        try (JsonParser parser = FACTORY.createParser(text)) {
            if (parser.nextToken() != start) {
                throw new IllegalArgumentException("is not a JSON " + what);
            }
            T tree = reading.read(parser);
            if (parser.nextToken() != null) {
                throw new IllegalArgumentException("goes on after the end of its JSON " + what);
            }
            return tree;
        } catch (JsonProcessingException e) {
            throw new IllegalArgumentException(fault(e), e);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    @FunctionalInterface
    private interface Reading<T> {
        T read(JsonParser parser) throws IOException;
    }

    private static String fault(JsonProcessingException fault) {
        String what = fault instanceof JsonParseException ? fault.getOriginalMessage() : "it is too deep or too long";
        return fault.getLocation() == null
                ? "is not valid JSON: " + what
                : String.format(
                        Locale.ROOT,
                        "is not valid JSON at line %d, column %d: %s",
                        fault.getLocation().getLineNr(),
                        fault.getLocation().getColumnNr(),
                        what);
    }

    private static @Nullable Object value(JsonParser parser) throws IOException {
        return switch (parser.currentToken()) {
            case START_OBJECT -> object(parser);
            case START_ARRAY -> array(parser);
            case VALUE_STRING -> parser.getText();
            case VALUE_NUMBER_INT, VALUE_NUMBER_FLOAT -> JsonNumber.of(parser.getText());
            case VALUE_TRUE -> true;
            case VALUE_FALSE -> false;
            case VALUE_NULL -> null;
            default -> throw new IllegalArgumentException("is not valid JSON");
        };
    }

    private static Map<String, @Nullable Object> object(JsonParser parser) throws IOException {
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        while (parser.nextToken() == JsonToken.FIELD_NAME) {
            String name = parser.currentName();
            parser.nextToken();
            object.put(name, value(parser));
        }
        return object;
    }

    private static List<@Nullable Object> array(JsonParser parser) throws IOException {
        List<@Nullable Object> array = new ArrayList<>();
        while (parser.nextToken() != JsonToken.END_ARRAY) {
            array.add(value(parser));
        }
        return array;
    }

    private static void write(JsonGenerator generator, @Nullable Object value) throws IOException {
        if (value == null) {
            generator.writeNull();
        } else if (value instanceof String text) {
            generator.writeString(text);
        } else if (value instanceof Boolean truth) {
            generator.writeBoolean(truth);
        } else if (value instanceof Number number) {
            write(generator, number);
        } else if (value instanceof Map<?, ?> map) {
            generator.writeStartObject();
            for (Map.Entry<?, ?> entry : map.entrySet()) {
                generator.writeFieldName((String) entry.getKey());
                write(generator, entry.getValue());
            }
            generator.writeEndObject();
        } else if (value instanceof Iterable<?> values) {
            generator.writeStartArray();
            for (Object entry : values) {
                write(generator, entry);
            }
            generator.writeEndArray();
        } else {
            throw new IllegalArgumentException(
                    "no JSON for a " + value.getClass().getName());
        }
    }

    private static void write(JsonGenerator generator, Number number) throws IOException {
        if (number instanceof BigDecimal decimal) {
            generator.writeNumber(decimal);
        } else if (number instanceof BigInteger whole) {
            generator.writeNumber(whole);
        } else if (number instanceof Double || number instanceof Float) {
            generator.writeNumber(number.doubleValue());
        } else {
            generator.writeNumber(number.longValue());
        }
    }
}
