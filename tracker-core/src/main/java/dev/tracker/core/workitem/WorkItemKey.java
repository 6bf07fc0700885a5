package dev.tracker.core.workitem;

import dev.tracker.core.json.Scalar;
import dev.tracker.core.validation.Require;
import java.nio.ByteBuffer;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.Locale;

/**
 * The short handle of a work item: the first characters of a hash of its id in Crockford's base 32,
 * lower case. Five of them, and more only where five are another item's.
 */
public record WorkItemKey(String value) implements Scalar {

    public static final int MIN_LENGTH = 5;
    public static final int MAX_LENGTH = 26;

    private static final String ALPHABET = "0123456789abcdefghjkmnpqrstvwxyz";

    public WorkItemKey {
        Require.text("key", value, MIN_LENGTH, MAX_LENGTH);
    }

    /** The key of an item with so many characters. */
    public static WorkItemKey of(WorkItemId id, int length) {
        byte[] hash = sha256(id);
        StringBuilder key = new StringBuilder(length);
        for (int i = 0; i < length; i++) {
            key.append(ALPHABET.charAt(fiveBits(hash, i * 5)));
        }
        return new WorkItemKey(key.toString());
    }

    /** The text as Crockford reads it: any case, {@code o} for zero, {@code i} and {@code l} for one. */
    static String normalized(String text) {
        return text.strip()
                .toLowerCase(Locale.ROOT)
                .replace('o', '0')
                .replace('i', '1')
                .replace('l', '1');
    }

    /** The characters a key is made of. */
    static String alphabet() {
        return ALPHABET;
    }

    @Override
    public String toString() {
        return value;
    }

    private static int fiveBits(byte[] hash, int bit) {
        int pair = ((hash[bit / 8] & 0xFF) << 8) | (hash[bit / 8 + 1] & 0xFF);
        return (pair >> (11 - bit % 8)) & 0x1F;
    }

    private static byte[] sha256(WorkItemId id) {
        try {
            ByteBuffer bytes = ByteBuffer.allocate(16);
            bytes.putLong(id.value().getMostSignificantBits())
                    .putLong(id.value().getLeastSignificantBits());
            return MessageDigest.getInstance("SHA-256").digest(bytes.array());
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }
}
