package dev.tracker.cli.frame;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

/** Metadata on the command line: whole from a file, single fields beside it. */
public final class MetadataOptions {
    private static final Set<String> TEXTS = Set.of(
            "description",
            "target_quarter",
            "blocked_reason",
            "findings_summary",
            "extractor_version",
            "scaffolder_version",
            "created_at",
            "schema_version");
    /** Far more than metadata may hold. */
    private static final int MAX_BYTES = 1024 * 1024;

    private static final Set<String> LISTS = Set.of("constitutional_principles", "research_questions", "references");

    @Option(
            names = "--meta",
            paramLabel = "FIELD=VALUE",
            description =
                    "A field of the metadata, as often as needed. Numbers, true, false and JSON are taken as such "
                            + "where the field is no text; lists may be written a,b,c; a dot leads into an object.")
    private List<String> fields = List.of();

    @Option(
            names = "--meta-json",
            paramLabel = "FILE",
            description = "The metadata as a JSON object, from a file, or - for standard input.")
    private @Nullable String file;

    /** Whether nothing was given. */
    public boolean isEmpty() {
        return fields.isEmpty() && file == null;
    }

    /** Whether the whole was given. */
    public boolean isWhole() {
        return file != null;
    }

    /** What was given, added to what there is; the faults go to {@code values}. */
    public Map<String, Object> over(Map<String, ?> base, Session session, Values values) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(base);
        if (file != null) {
            tree.putAll(whole(file, session, values));
        }
        Map<String, List<Object>> lists = new LinkedHashMap<>();
        for (String field : fields) {
            int sign = field.indexOf('=');
            if (sign < 1) {
                values.violations().add("meta", "must be written FIELD=VALUE", field);
            } else {
                put(tree, field.substring(0, sign).strip(), field.substring(sign + 1), lists);
            }
        }
        @SuppressWarnings("unchecked") // a null is the reader's to refuse, or to take for a removal
        Map<String, Object> result = (Map<String, Object>) (Map<?, ?>) tree;
        return result;
    }

    private static void put(
            Map<String, @Nullable Object> tree, String name, String text, Map<String, List<Object>> lists) {
        int dot = name.indexOf('.');
        if (dot > 0) {
            Map<String, @Nullable Object> inner = new LinkedHashMap<>();
            if (tree.get(name.substring(0, dot)) instanceof Map<?, ?> there) {
                there.forEach((key, value) -> inner.put(String.valueOf(key), value));
            }
            put(inner, name.substring(dot + 1), text, lists);
            tree.put(name.substring(0, dot), inner);
        } else if (LISTS.contains(name) && !text.isEmpty()) {
            List<Object> list = lists.computeIfAbsent(name, key -> new ArrayList<>());
            list.addAll(list(text));
            tree.put(name, list);
        } else {
            tree.put(name, value(name, text));
        }
    }

    private static @Nullable Object value(String name, String text) {
        if (text.isEmpty()) {
            return null;
        }
        if (TEXTS.contains(name)) {
            return text;
        }
        Optional<JsonInput.Parsed> parsed = JsonInput.read(text);
        return parsed.isPresent() ? parsed.get().value() : text;
    }

    private static List<?> list(String text) {
        Optional<JsonInput.Parsed> parsed = text.startsWith("[") ? JsonInput.read(text) : Optional.empty();
        if (parsed.isPresent() && parsed.get().value() instanceof List<?> list) {
            return list;
        }
        return Arrays.stream(text.split(",", -1)).map(String::strip).toList();
    }

    private static Map<String, ?> whole(String file, Session session, Values values) {
        String text = text(file, session, values);
        if (text == null) {
            return Map.of();
        }
        if (JsonInput.read(text).orElse(new JsonInput.Parsed(null)).value() instanceof Map<?, ?> object) {
            Map<String, @Nullable Object> tree = new LinkedHashMap<>();
            object.forEach((name, value) -> tree.put(String.valueOf(name), value));
            return tree;
        }
        values.violations().add("meta_json", "must hold one JSON object", file);
        return Map.of();
    }

    /** The content, of which no more is read than tells that it is too long. */
    private static byte[] bytes(String file, Session session) throws IOException {
        if (file.equals("-")) {
            return session.streams().in().readNBytes(MAX_BYTES + 1);
        }
        try (InputStream in =
                Files.newInputStream(session.environment().folder().resolve(Path.of(file)))) {
            return in.readNBytes(MAX_BYTES + 1);
        }
    }

    /** The text without a byte order mark; null, with a fault added, where there is none. */
    private static @Nullable String text(String file, Session session, Values values) {
        try {
            byte[] bytes = bytes(file, session);
            if (bytes.length > MAX_BYTES) {
                values.violations().add("meta_json", "must hold at most " + MAX_BYTES + " bytes", file);
                return null;
            }
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return text.startsWith("\uFEFF") ? text.substring(1) : text;
        } catch (NoSuchFileException e) {
            values.violations().add("meta_json", "does not exist", file);
        } catch (InvalidPathException e) {
            values.violations().add("meta_json", "is no path that the system can have", file);
        } catch (CharacterCodingException e) {
            values.violations().add("meta_json", "cannot be read as a text in UTF-8", file);
        } catch (IOException e) {
            boolean folder = Files.isDirectory(session.environment().folder().resolve(file));
            String reason = folder ? "it is a folder" : FileFaults.reason(e);
            values.violations().add("meta_json", "cannot be read: " + reason, file);
        }
        return null;
    }
}
