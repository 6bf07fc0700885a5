package dev.tracker.mcp.schema;

import java.util.Arrays;
import java.util.Collections;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The JSON schema of one value. Immutable; each method gives a schema that says more. */
public final class Schema {

    private final Map<String, Object> keywords;

    private Schema(Map<String, Object> keywords) {
        this.keywords = Collections.unmodifiableMap(keywords);
    }

    /** A text. */
    public static Schema text() {
        return ofType("string");
    }

    /** A whole number. */
    public static Schema integer() {
        return ofType("integer");
    }

    /** A number, whole or not. */
    public static Schema number() {
        return ofType("number");
    }

    /** True or false. */
    public static Schema flag() {
        return ofType("boolean");
    }

    /** An object of any fields. */
    public static Schema object() {
        return ofType("object");
    }

    /** A list of any entries. */
    public static Schema list() {
        return ofType("array");
    }

    /** A list whose entries all fit a schema. */
    public static Schema listOf(Schema entry) {
        return list().with("items", entry.toMap());
    }

    /** One of an enum's constants, by its lower-case name. */
    public static Schema choice(Class<? extends Enum<?>> type) {
        List<String> names = Arrays.stream(type.getEnumConstants())
                .map(constant -> constant.name().toLowerCase(Locale.ROOT))
                .toList();
        return text().with("enum", names);
    }

    /** The same with a sentence about its meaning. */
    public Schema described(String description) {
        return with("description", description);
    }

    /** A text of at most so many code points. */
    public Schema upTo(int length) {
        return with("maxLength", length);
    }

    /** A number from {@code min}. */
    public Schema atLeast(int min) {
        return with("minimum", min);
    }

    /** A number of {@code min} to {@code max}. */
    public Schema range(int min, int max) {
        return atLeast(min).with("maximum", max);
    }

    /** A list of at most so many entries. */
    public Schema atMost(int entries) {
        return with("maxItems", entries);
    }

    /** What is assumed where nothing is given. */
    public Schema unlessGiven(Object value) {
        return with("default", value);
    }

    /** The same, or null, which means something of its own. */
    public Schema orNull() {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put("type", List.of(String.valueOf(keywords.get("type")), "null"));
        return new Schema(more);
    }

    /** The schema as it goes out. */
    public Map<String, Object> toMap() {
        return keywords;
    }

    private static Schema ofType(String type) {
        Map<String, Object> keywords = new LinkedHashMap<>();
        keywords.put("type", type);
        return new Schema(keywords);
    }

    private Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(more);
    }
}
