package dev.tracker.testkit.fault;

import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;

/** Splits one direction of a PostgreSQL conversation into its messages, however their bytes are portioned. */
final class MessageReader {

    /** How a message begins. */
    enum Framing {
        /** With its length, as the first ones of a client do. */
        UNTYPED(4),
        /** With a byte for its type, then its length. */
        TYPED(5),
        /** It is one byte, as the answer to a wish for encryption. */
        SINGLE_BYTE(1);

        private final int headerSize;

        Framing(int headerSize) {
            this.headerSize = headerSize;
        }
    }

    /** Is told of each message when its last byte has come. */
    @FunctionalInterface
    interface Listener {
        /**
         * Takes a message.
         *
         * @param type 0 where messages have none
         * @param body what follows the length
         * @param start its first byte's place in the portion, 0 where it began in an earlier one
         * @param end the place after its last byte
         */
        void message(char type, ByteBuffer body, int start, int end);
    }

    private static final int LENGTH_SIZE = 4;

    private final ByteBuffer header = ByteBuffer.allocate(Framing.TYPED.headerSize);
    private final ByteArrayOutputStream body = new ByteArrayOutputStream();
    private Framing framing;
    private int missing;
    private boolean opaque;

    MessageReader(Framing framing) {
        this.framing = framing;
    }

    /** Says how the next message begins; between two messages only. */
    void expect(Framing next) {
        framing = next;
    }

    /** Reads no further: what follows is no longer in messages that can be told apart. */
    void giveUp() {
        opaque = true;
    }

    boolean isOpaque() {
        return opaque;
    }

    void read(byte[] bytes, int length, Listener listener) {
        int start = 0;
        int at = 0;
        while (at < length && !opaque) {
            if (header.position() < framing.headerSize) {
                header.put(bytes[at++]);
                if (header.position() == framing.headerSize) {
                    readHeader();
                }
            } else {
                int some = Math.min(missing, length - at);
                body.write(bytes, at, some);
                missing -= some;
                at += some;
            }
            if (header.position() == framing.headerSize && missing == 0) {
                char type = framing == Framing.UNTYPED ? 0 : (char) header.get(0);
                ByteBuffer whole = ByteBuffer.wrap(body.toByteArray());
                header.clear();
                body.reset();
                listener.message(type, whole, start, at);
                start = at;
            }
        }
    }

    private void readHeader() {
        missing = framing == Framing.SINGLE_BYTE ? 0 : header.getInt(framing.headerSize - LENGTH_SIZE) - LENGTH_SIZE;
        if (missing < 0) {
            giveUp();
        }
    }
}
