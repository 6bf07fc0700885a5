package dev.tracker.persistence;

import java.math.BigDecimal;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import org.jspecify.annotations.Nullable;

/** Tells whether two calls have the same arguments, whatever the order and spelling of their JSON. */
final class ArgumentsDigest {

    private ArgumentsDigest() {}

    static String of(Map<String, ?> arguments) {
        byte[] text = Json.write(canonical(arguments)).getBytes(StandardCharsets.UTF_8);
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(text));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    private static @Nullable Object canonical(@Nullable Object value) {
        if (value instanceof Map<?, ?> map) {
            Map<String, @Nullable Object> sorted = new TreeMap<>();
            map.forEach((key, entry) -> sorted.put((String) key, canonical(entry)));
            return sorted;
        }
        if (value instanceof Iterable<?> values) {
            List<@Nullable Object> list = new ArrayList<>();
            values.forEach(entry -> list.add(canonical(entry)));
            return list;
        }
        // Written in scientific notation where the exponent is great, so that its text stays short.
        return value instanceof Number number ? new BigDecimal(number.toString()).stripTrailingZeros() : value;
    }
}
