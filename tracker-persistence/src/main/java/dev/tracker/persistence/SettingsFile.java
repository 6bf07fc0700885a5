package dev.tracker.persistence;

import dev.tracker.core.validation.Violations;
import java.io.IOException;
import java.io.InputStream;
import java.io.StringReader;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.Locale;
import java.util.Properties;
import org.jspecify.annotations.Nullable;

/**
 * A file of settings, read once.
 *
 * @param label what the file is called in messages
 * @param folder where relative paths of the user's own file begin; null for a project's file
 * @param sha256 of its content; null where there is no such file
 */
record SettingsFile(
        String label,
        @Nullable Path folder,
        Properties values,
        @Nullable String sha256) {

    private static final int MAX_BYTES = 1 << 20;
    private static final char BYTE_ORDER_MARK = '\ufeff';

    static SettingsFile absent(String label) {
        return new SettingsFile(label, null, new Properties(), null);
    }

    /** Whether it came with the project, and not from the user. */
    boolean isOfProject() {
        return folder == null;
    }

    /** The value of a key; null where the file does not say it. */
    @Nullable
    String value(String key) {
        String value = values.getProperty(key);
        return value == null ? null : value.strip();
    }

    /** Reads a project's file; what is wrong with it is added to {@code violations}. */
    static SettingsFile ofProject(String label, Path path, Violations violations) {
        return read(label, null, path, violations);
    }

    /** Reads the user's own file. */
    static SettingsFile ofUser(Path path, Violations violations) {
        return read(path.toString(), path.getParent(), path, violations);
    }

    private static SettingsFile read(String label, @Nullable Path folder, Path path, Violations violations) {
        Properties values = new Properties();
        if (!Files.exists(path)) {
            return new SettingsFile(label, folder, values, null);
        }
        String sha256 = null;
        try {
            byte[] bytes = bytes(path);
            sha256 = sha256(bytes);
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            boolean marked = !text.isEmpty() && text.charAt(0) == BYTE_ORDER_MARK;
            values.load(new StringReader(marked ? text.substring(1) : text));
        } catch (CharacterCodingException e) {
            violations.add(label, "must be in UTF-8", null);
        } catch (IOException e) {
            violations.add(label, "must be an ordinary file of at most 1 MiB that can be read", null);
        } catch (IllegalArgumentException e) {
            violations.add(label, "has a broken \\u escape", null);
        }
        return new SettingsFile(label, folder, values, sha256);
    }

    /** Looked at before it is opened: opening a pipe waits for its other end, and a device may have no end. */
    private static byte[] bytes(Path path) throws IOException {
        if (!Files.isRegularFile(path)) {
            throw new IOException("not an ordinary file");
        }
        try (InputStream in = Files.newInputStream(path)) {
            byte[] bytes = in.readNBytes(MAX_BYTES + 1);
            if (bytes.length > MAX_BYTES) {
                throw new IOException("too large");
            }
            return bytes;
        }
    }

    static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java has SHA-256", e);
        }
    }

    /** Text of a file that strangers may have written, fit for a message. */
    static String shown(String text) {
        StringBuilder shown = new StringBuilder();
        text.codePoints().limit(MAX_SHOWN).forEach(character -> {
            if (isPlain(character)) {
                shown.appendCodePoint(character);
            } else {
                shown.append(String.format(Locale.ROOT, "\\u%04x", character));
            }
        });
        return shown + (text.codePointCount(0, text.length()) > MAX_SHOWN ? "…" : "");
    }

    private static final int MAX_SHOWN = 200;

    private static boolean isPlain(int character) {
        return switch (Character.getType(character)) {
            case Character.CONTROL,
                    Character.FORMAT,
                    Character.SURROGATE,
                    Character.PRIVATE_USE,
                    Character.UNASSIGNED,
                    Character.LINE_SEPARATOR,
                    Character.PARAGRAPH_SEPARATOR -> false;
            default -> true;
        };
    }
}
