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
    private final boolean takesEmpty;

    private Schema(Map<String, Object> keywords, boolean takesEmpty) {
        this.keywords = Collections.unmodifiableMap(keywords);
        this.takesEmpty = takesEmpty;
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

    /** A value of any kind, or null. */
    public static Schema any() {
        return new Schema(Map.of(), false);
    }

    /** An object of any fields. */
    public static Schema object() {
        return ofType("object");
    }

    /** A list of any entries. */
    public static Schema list() {
        return listOf(any());
    }

    /** A list whose entries all fit a schema. */
    public static Schema listOf(Schema entry) {
        return ofType("array").with("items", entry.toMap());
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

    /** The same, where an empty text is a value and not how a client leaves the argument out. */
    public Schema orEmpty() {
        return new Schema(keywords, true);
    }

    /** Whether an empty text is a value. */
    public boolean takesEmpty() {
        return takesEmpty;
    }

    /** The schema as it goes out; limits stand in the description too, for some clients drop the keywords. */
    public Map<String, Object> toMap() {
        String limits = limits();
        return limits.isEmpty() ? keywords : with("description", description(limits)).keywords;
    }

    private String description(String limits) {
        Object description = keywords.get("description");
        return description == null ? limits : description + " (" + limits + ")";
    }

    private String limits() {
        if (keywords.containsKey("maximum")) {
            return keywords.get("minimum") + " to " + keywords.get("maximum");
        }
        if (keywords.containsKey("minimum")) {
            return "from " + keywords.get("minimum");
        }
        if (keywords.containsKey("maxLength")) {
            return "to " + keywords.get("maxLength") + " characters";
        }
        return keywords.containsKey("maxItems") ? "to " + keywords.get("maxItems") : "";
    }

    private static Schema ofType(String type) {
        Map<String, Object> keywords = new LinkedHashMap<>();
        keywords.put("type", type);
        return new Schema(keywords, false);
    }

    private Schema with(String keyword, Object value) {
        Map<String, Object> more = new LinkedHashMap<>(keywords);
        more.put(keyword, value);
        return new Schema(more, takesEmpty);
    }
}
