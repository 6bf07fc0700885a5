package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;
import java.nio.charset.StandardCharsets;
import java.security.MessageDigest;
import java.util.Base64;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/**
 * The proof that this machine wrote an entry: an HMAC of its text, which stands at the text's end. The record that the
 * entry is for and its place among others are part of the text, so that it counts nowhere else and in no other order.
 */
final class EntrySeal {

    private static final String PROOF = ",\"proof\":\"";
    private static final String END = "\"}";
    private static final int PROOF_LENGTH = 43;
    private static final int TAIL = PROOF.length() + PROOF_LENGTH + END.length();

    private final Keys source;
    private List<byte[]> keys = List.of();
    private boolean isMade;

    EntrySeal(Keys source) {
        this.source = source;
    }

    /** Where keys come from. */
    @FunctionalInterface
    interface Keys {

        /**
         * Those that count, the one for new entries first.
         *
         * @param make whether to make one where there is none: then there is one afterwards
         */
        List<byte[]> find(boolean make);
    }

    private synchronized List<byte[]> keys(boolean make) {
        if (keys.isEmpty() || (make && !isMade)) {
            keys = List.copyOf(source.find(make));
            isMade = make;
        }
        return keys;
    }

    /** The entry for a record, with its proof. */
    SealedEntry seal(JournalEntry entry, long place, @Nullable UUID recordId, String record) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>(entry.toTree());
        tree.put("place", place);
        tree.put("record", record);
        if (recordId != null) {
            tree.put("record_id", recordId.toString());
        }
        String text = Json.write(tree);
        String proof = proof(keys(true).get(0), text);
        return new SealedEntry(
                text.substring(0, text.length() - 1) + PROOF + proof + END, entry, place, recordId, record);
    }

    /** The entry of a text that this machine wrote; empty for any other, which is not even looked into. */
    Optional<SealedEntry> open(String sealed) {
        int length = sealed.length() - TAIL;
        if (length < 1 || !sealed.startsWith(PROOF, length) || !sealed.endsWith(END)) {
            return Optional.empty();
        }
        String text = sealed.substring(0, length) + "}";
        byte[] given = sealed.substring(length + PROOF.length(), sealed.length() - END.length())
                .getBytes(StandardCharsets.ISO_8859_1);
        boolean isGenuine = false;
        for (byte[] key : keys(false)) {
            isGenuine |= MessageDigest.isEqual(given, proof(key, text).getBytes(StandardCharsets.ISO_8859_1));
        }
        return isGenuine ? Optional.of(parse(sealed)) : Optional.empty();
    }

    /**
     * The entry of a text, whoever wrote it.
     *
     * @throws RuntimeException if it is none
     */
    static SealedEntry parse(String text) {
        Map<String, @Nullable Object> tree = Json.readObject(text);
        return new SealedEntry(
                text,
                JournalEntry.of(tree),
                tree.get("place") instanceof Number number ? number.longValue() : 0,
                tree.get("record_id") instanceof String id ? UUID.fromString(id) : null,
                tree.get("record") instanceof String name ? name : null);
    }

    private static String proof(byte[] key, String text) {
        return Base64.getUrlEncoder().withoutPadding().encodeToString(MachineKeys.mac(key, text));
    }
}
