package dev.tracker.mcp.protocol.stdio;

import dev.tracker.mcp.protocol.jsonrpc.Refusal;
import dev.tracker.mcp.protocol.jsonrpc.RpcError;
import dev.tracker.mcp.protocol.jsonrpc.Wire;
import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;

/**
 * Reads lines of UTF-8 one at a time and goes on after one that cannot be taken.
 *
 * <p>Works round the SDK 2.1.0, whose standard input ends the session at a line that is too long and
 * takes broken UTF-8 for other text.
 */
final class LineReader {

    private static final byte[] BYTE_ORDER_MARK = {(byte) 0xEF, (byte) 0xBB, (byte) 0xBF};
    private static final char REPLACEMENT = '\uFFFD';

    private final InputStream in;
    private final byte[] chunk = new byte[16 * 1024];
    private int position;
    private int end;
    private boolean begun;

    LineReader(InputStream in) {
        this.in = in;
    }

    /**
     * Returns the next line without its end, or null at the end of input.
     *
     * @throws Refusal if the line is too long or is not UTF-8; the next call goes on after it
     */
    @Nullable
    String next() throws IOException, Refusal {
        ByteArrayOutputStream line = new ByteArrayOutputStream(256);
        boolean tooLong = false;
        boolean any = false;
        while (position < end || fill()) {
            any = true;
            int stop = position;
            while (stop < end && chunk[stop] != '\n') {
                stop++;
            }
            if (!tooLong && line.size() + (stop - position) > Wire.MAX_BYTES) {
                tooLong = true;
                line = new ByteArrayOutputStream(0);
            }
            if (!tooLong) {
                line.write(chunk, position, stop - position);
            }
            position = stop + 1;
            if (stop < end) {
                return finished(line, tooLong);
            }
        }
        return any ? finished(line, tooLong) : null;
    }

    private boolean fill() throws IOException {
        position = 0;
        end = Math.max(0, in.read(chunk, 0, chunk.length));
        if (!begun && end > 0) {
            begun = true;
            skipByteOrderMark();
        }
        return end > 0;
    }

    /** Some clients on Windows begin their stream with one. */
    private void skipByteOrderMark() throws IOException {
        while (end < BYTE_ORDER_MARK.length && isByteOrderMark(end)) {
            int more = in.read(chunk, end, chunk.length - end);
            if (more <= 0) {
                return;
            }
            end += more;
        }
        position =
                end >= BYTE_ORDER_MARK.length && isByteOrderMark(BYTE_ORDER_MARK.length) ? BYTE_ORDER_MARK.length : 0;
    }

    private boolean isByteOrderMark(int length) {
        return Arrays.equals(chunk, 0, length, BYTE_ORDER_MARK, 0, length);
    }

    private static String finished(ByteArrayOutputStream line, boolean tooLong) throws Refusal {
        if (tooLong) {
            throw new Refusal(null, RpcError.invalidRequest("The line is longer than " + Wire.MAX_BYTES + " bytes."));
        }
        byte[] bytes = line.toByteArray();
        int length = bytes.length > 0 && bytes[bytes.length - 1] == '\r' ? bytes.length - 1 : bytes.length;
        String text = new String(bytes, 0, length, StandardCharsets.UTF_8);
        // Decoding leniently is several times faster; only a replacement asks for the strict way.
        return text.indexOf(REPLACEMENT) < 0 ? text : strictlyDecoded(bytes, length);
    }

    private static String strictlyDecoded(byte[] bytes, int length) throws Refusal {
        try {
            return StandardCharsets.UTF_8
                    .newDecoder()
                    .decode(ByteBuffer.wrap(bytes, 0, length))
                    .toString();
        } catch (CharacterCodingException e) {
            throw new Refusal(null, RpcError.unreadable("The line is not UTF-8."));
        }
    }
}
