package dev.tracker.persistence;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.transfer.LineReader;
import dev.tracker.core.transfer.LineWriter;
import java.io.BufferedReader;
import java.io.BufferedWriter;
import java.io.IOException;
import java.io.InputStream;
import java.io.InputStreamReader;
import java.io.OutputStream;
import java.io.OutputStreamWriter;
import java.io.UncheckedIOException;
import java.io.Writer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.CodingErrorAction;
import java.nio.charset.StandardCharsets;
import org.jspecify.annotations.Nullable;

/** Lines of JSON, an object on each, in UTF-8. */
public final class JsonLines {

    /** The longest line that is read, in characters: the text of the largest file, each character escaped. */
    static final int MAX_LENGTH = 100 * 1024 * 1024;

    private static final char BYTE_ORDER_MARK = '\uFEFF';

    private JsonLines() {}

    /** Writes lines to a stream, which stays open; {@link Output#flush} brings the last of them there. */
    public static Output to(OutputStream stream) {
        return new Output(new BufferedWriter(new OutputStreamWriter(stream, StandardCharsets.UTF_8), 1 << 16));
    }

    /** Reads the lines of a stream, past a byte order mark at its beginning. What is no object, or too long, is a line with a fault. */
    public static LineReader from(InputStream stream) {
        return new Input(new BufferedReader(
                new InputStreamReader(
                        stream,
                        StandardCharsets.UTF_8
                                .newDecoder()
                                .onMalformedInput(CodingErrorAction.REPORT)
                                .onUnmappableCharacter(CodingErrorAction.REPORT)),
                1 << 16));
    }

    /** Lines that go to a stream. */
    public static final class Output implements LineWriter {

        private final Writer writer;

        private Output(Writer writer) {
            this.writer = writer;
        }

        /** Writes a line; an {@link UncheckedIOException} where the stream takes none. */
        @Override
        public void write(java.util.Map<String, ?> tree) {
            try {
                writer.write(Json.write(tree));
                writer.write('\n');
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
        }

        public void flush() throws IOException {
            writer.flush();
        }
    }

    private static final class Input implements LineReader {

        private final BufferedReader reader;
        private long number;

        Input(BufferedReader reader) {
            this.reader = reader;
        }

        @Override
        public @Nullable Line next() {
            StringBuilder text = new StringBuilder();
            boolean tooLong = false;
            number++;
            try {
                int read = reader.read();
                if (number == 1 && read == BYTE_ORDER_MARK) {
                    read = reader.read();
                }
                if (read < 0) {
                    return null;
                }
                for (; read >= 0 && read != '\n'; read = reader.read()) {
                    tooLong |= text.length() >= MAX_LENGTH;
                    if (!tooLong) {
                        text.append((char) read);
                    }
                }
            } catch (CharacterCodingException e) {
                throw ValidationException.of("line " + number, "or one soon after it is not valid UTF-8", null);
            } catch (IOException e) {
                throw new UncheckedIOException(e);
            }
            return tooLong
                    ? new Line(number, 0, null, "has more than " + MAX_LENGTH + " characters")
                    : parsed(text.toString());
        }

        private Line parsed(String text) {
            try {
                return new Line(number, text.length(), Json.readObject(text), null);
            } catch (IllegalArgumentException e) {
                return new Line(number, text.length(), null, String.valueOf(e.getMessage()));
            }
        }
    }
}
