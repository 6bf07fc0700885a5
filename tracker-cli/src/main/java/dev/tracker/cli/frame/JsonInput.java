package dev.tracker.cli.frame;

import dev.tracker.persistence.Json;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Reads JSON that people give. */
final class JsonInput {
    private static final String NAME = "value";

    /** What was read; its value may be null, as JSON's may. */
    record Parsed(@Nullable Object value) {}

    private JsonInput() {}

    /** The value that the whole text stands for; empty where it is not JSON. */
    static Optional<Parsed> read(String text) {
        try {
            Map<String, @Nullable Object> around = Json.readObject("{\"" + NAME + "\":" + text + "\n}");
            return around.size() == 1 ? Optional.of(new Parsed(around.get(NAME))) : Optional.empty();
        } catch (IllegalArgumentException e) {
            return Optional.empty();
        }
    }
}
