package dev.tracker.persistence.statusfile;

import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.snakeyaml.engine.v2.api.Load;
import org.snakeyaml.engine.v2.api.LoadSettings;
import org.snakeyaml.engine.v2.api.lowlevel.Parse;
import org.snakeyaml.engine.v2.events.AliasEvent;
import org.snakeyaml.engine.v2.events.CollectionStartEvent;
import org.snakeyaml.engine.v2.events.Event;
import org.snakeyaml.engine.v2.events.ScalarEvent;
import org.snakeyaml.engine.v2.exceptions.Mark;
import org.snakeyaml.engine.v2.exceptions.MarkedYamlEngineException;
import org.snakeyaml.engine.v2.exceptions.YamlEngineException;
import org.snakeyaml.engine.v2.schema.CoreSchema;

/**
 * YAML as plain values. Its tags make no objects, and neither its text, nor its aliases, nor its depth
 * can make it grow: all are counted before any value is made.
 */
final class SafeYaml {

    static final int MAX_BYTES = 64 * 1024;
    static final int MAX_ALIASES = 50;
    static final int MAX_DEPTH = 10;

    private static final Set<String> PLAIN_TAGS = Set.of(
            "!",
            "tag:yaml.org,2002:str",
            "tag:yaml.org,2002:int",
            "tag:yaml.org,2002:float",
            "tag:yaml.org,2002:bool",
            "tag:yaml.org,2002:null",
            "tag:yaml.org,2002:map",
            "tag:yaml.org,2002:seq");

    private static final LoadSettings SETTINGS = LoadSettings.builder()
            .setSchema(new CoreSchema())
            .setAllowDuplicateKeys(false)
            .setAllowRecursiveKeys(false)
            .setAllowNonScalarKeys(false)
            .setMaxAliasesForCollections(MAX_ALIASES)
            .setCodePointLimit(MAX_BYTES)
            .build();

    private final int firstLine;
    private final Map<String, Integer> lines = new LinkedHashMap<>();
    private long budget = MAX_BYTES;

    private SafeYaml(int firstLine) {
        this.firstLine = firstLine;
    }

    /**
     * An object and where its keys stand.
     *
     * @param lines of its own keys, by key
     */
    record Read(Map<String, @Nullable Object> tree, Map<String, Integer> lines) {}

    /**
     * Reads an object.
     *
     * @param firstLine where the text begins in its file
     */
    static Read object(String yaml, int firstLine) throws FrontMatterException {
        return new SafeYaml(firstLine).read(yaml);
    }

    private Read read(String yaml) throws FrontMatterException {
        if (bytes(yaml) > MAX_BYTES) {
            throw new FrontMatterException(firstLine, "its front matter is larger than 64 KiB");
        }
        try {
            inspect(yaml);
            Object loaded = new Load(SETTINGS).loadFromString(yaml);
            if (loaded == null) {
                return new Read(Map.of(), Map.of());
            }
            if (!(loaded instanceof Map<?, ?> map)) {
                throw new FrontMatterException(
                        firstLine, "its front matter must be fields, one a line, such as title: \"A title\"");
            }
            return new Read(object(map, 1), lines);
        } catch (MarkedYamlEngineException malformed) {
            throw new FrontMatterException(line(malformed), "its front matter is not YAML: " + inWords(malformed));
        } catch (YamlEngineException malformed) {
            throw new FrontMatterException(
                    firstLine,
                    "its front matter is not YAML: "
                            + String.valueOf(malformed.getMessage())
                                    .lines()
                                    .findFirst()
                                    .orElse(""));
        }
    }

    /** Looks at the text's events, of which none can expand. */
    private void inspect(String yaml) throws FrontMatterException {
        int aliases = 0;
        int depth = 0;
        int documents = 0;
        boolean key = true;
        for (Event event : new Parse(SETTINGS).parseString(yaml)) {
            int line = line(event.getStartMark());
            switch (event.getEventId()) {
                case DocumentStart -> documents++;
                case MappingStart, SequenceStart -> depth++;
                case MappingEnd, SequenceEnd -> depth--;
                default -> {}
            }
            if (documents > 1) {
                throw new FrontMatterException(line, "its front matter holds more than one document");
            }
            if (depth > MAX_DEPTH) {
                throw new FrontMatterException(line, "its front matter nests more than " + MAX_DEPTH + " levels");
            }
            if (event instanceof AliasEvent && ++aliases > MAX_ALIASES) {
                throw new FrontMatterException(line, "its front matter has more than " + MAX_ALIASES + " aliases");
            }
            checkTag(tag(event), line);
            key = noteKey(event, depth, key, line);
        }
    }

    /** Keys and values of the outermost object take turns. */
    private boolean noteKey(Event event, int depth, boolean key, int line) {
        boolean scalar = event instanceof ScalarEvent || event instanceof AliasEvent;
        boolean ended = event.getEventId() == Event.ID.MappingEnd || event.getEventId() == Event.ID.SequenceEnd;
        if (depth != 1 || (!scalar && !ended)) {
            return key;
        }
        if (key && event instanceof ScalarEvent name) {
            lines.putIfAbsent(name.getValue(), line);
        }
        return !key;
    }

    private static @Nullable String tag(Event event) {
        if (event instanceof ScalarEvent scalar) {
            return scalar.getTag().orElse(null);
        }
        return event instanceof CollectionStartEvent start ? start.getTag().orElse(null) : null;
    }

    private static void checkTag(@Nullable String tag, int line) throws FrontMatterException {
        if (tag != null && !PLAIN_TAGS.contains(tag)) {
            throw new FrontMatterException(
                    line,
                    "its front matter uses the tag " + tag.replace("tag:yaml.org,2002:", "!!")
                            + "; write plain values without tags");
        }
    }

    private Map<String, @Nullable Object> object(Map<?, ?> map, int depth) throws FrontMatterException {
        checkDepth(depth);
        Map<String, @Nullable Object> object = new LinkedHashMap<>();
        for (Map.Entry<?, ?> entry : map.entrySet()) {
            String key = String.valueOf(entry.getKey());
            spend(bytes(key) + 4L);
            if (object.containsKey(key)) {
                throw new FrontMatterException(firstLine, "its front matter has the key " + key + " twice");
            }
            object.put(key, value(entry.getValue(), depth + 1));
        }
        return object;
    }

    private @Nullable Object value(@Nullable Object value, int depth) throws FrontMatterException {
        spend(2);
        if (value instanceof Map<?, ?> map) {
            return object(map, depth);
        }
        if (value instanceof Iterable<?> values) {
            checkDepth(depth);
            List<@Nullable Object> list = new ArrayList<>();
            for (Object each : values) {
                list.add(value(each, depth + 1));
            }
            return list;
        }
        if (value instanceof String text) {
            spend(bytes(text));
        }
        return value;
    }

    /** Aliases may nest deeper than the text does, and without end. */
    private void checkDepth(int depth) throws FrontMatterException {
        if (depth > MAX_DEPTH) {
            throw new FrontMatterException(
                    firstLine,
                    "its front matter nests more than " + MAX_DEPTH + " levels when its aliases are filled in");
        }
    }

    private void spend(long size) throws FrontMatterException {
        budget -= size;
        if (budget < 0) {
            throw new FrontMatterException(
                    firstLine, "its front matter is larger than 64 KiB when its aliases are filled in");
        }
    }

    private static int bytes(String text) {
        return text.getBytes(StandardCharsets.UTF_8).length;
    }

    private int line(Optional<Mark> mark) {
        return firstLine + mark.map(Mark::getLine).orElse(0);
    }

    /** Where something begins that does not end, else where the reader stumbled. */
    private int line(MarkedYamlEngineException malformed) {
        boolean open = isOpen(malformed) && malformed.getContextMark().isPresent();
        return line(open ? malformed.getContextMark() : malformed.getProblemMark());
    }

    private static boolean isOpen(MarkedYamlEngineException malformed) {
        String context = String.valueOf(malformed.getContext());
        return context.contains("quoted scalar") || context.contains("flow ");
    }

    private static String inWords(MarkedYamlEngineException malformed) {
        String context = String.valueOf(malformed.getContext());
        if (context.contains("quoted scalar")) {
            return "a quoted text that begins here is not closed";
        }
        if (context.contains("flow ")) {
            return "a list or object that begins here is not closed by its bracket";
        }
        String problem =
                String.valueOf(malformed.getProblem()).lines().findFirst().orElse("");
        return problem + "; look at the indentation, quotes and colons of this line";
    }
}
