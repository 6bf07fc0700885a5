package dev.tracker.core.statusfile;

import dev.tracker.core.error.ValidationException;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.Charset;
import java.nio.charset.StandardCharsets;

/**
 * A file's text, however it was encoded.
 *
 * @param text the lines, each ended by a line feed whatever ended it in the file, without a byte order
 *     mark; the last may lack its end
 */
public record SourceText(String text) {

    /** A file may have this many bytes. */
    public static final int MAX_BYTES = 16 * 1024 * 1024;

    private static final Charset WINDOWS = Charset.forName("windows-1252");
    private static final String BYTE_ORDER_MARK = "\uFEFF";

    public SourceText {
        text = text.indexOf('\r') < 0 ? text : text.replace("\r\n", "\n").replace('\r', '\n');
    }

    /** A text that is one already. */
    public static SourceText of(String text) {
        return new SourceText(text);
    }

    /**
     * The text of a file's bytes.
     *
     * @param field under which a fault is reported, such as {@code path}
     * @throws ValidationException if the file is not text, or larger than {@link #MAX_BYTES}
     */
    public static SourceText decode(byte[] bytes, String field) {
        if (bytes.length > MAX_BYTES) {
            throw ValidationException.of(field, "must be a file of at most 16 MiB", bytes.length + " bytes");
        }
        if (holds(bytes, 0, 1)) {
            throw notText(field);
        }
        try {
            String text = StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes))
                    .toString();
            return new SourceText(text.startsWith(BYTE_ORDER_MARK) ? text.substring(1) : text);
        } catch (CharacterCodingException notUtf8) {
            // What is neither UTF-8 nor free of the controls below tabulator is some program's own format.
            if (holds(bytes, 0, '\t')) {
                throw notText(field);
            }
            return new SourceText(new String(bytes, singleBytes(bytes)));
        }
    }

    /** Not UTF-8, so every byte is a character: Latin-1, with Windows' punctuation in its gap. Five bytes mean nothing to Windows and would be lost; Latin-1 keeps them. */
    private static Charset singleBytes(byte[] bytes) {
        for (byte each : bytes) {
            int code = each & 0xFF;
            if (code == 0x81 || code == 0x8D || code == 0x8F || code == 0x90 || code == 0x9D) {
                return StandardCharsets.ISO_8859_1;
            }
        }
        return WINDOWS;
    }

    private static boolean holds(byte[] bytes, int from, int below) {
        for (byte each : bytes) {
            if (each >= from && each < below) {
                return true;
            }
        }
        return false;
    }

    private static ValidationException notText(String field) {
        return ValidationException.of(field, "must be a text file in UTF-8 or Latin-1; this one is binary", null);
    }
}
