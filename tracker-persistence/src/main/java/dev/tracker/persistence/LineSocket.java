package dev.tracker.persistence;

import java.io.FilterInputStream;
import java.io.FilterOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.net.Socket;
import java.net.SocketAddress;
import java.time.Duration;

/** A connection to a server that tells what it hears. */
final class LineSocket extends Socket {

    private final LifeSigns signs;
    private final long begun = System.nanoTime();
    private volatile boolean isReached;
    private volatile boolean isAwaited = true;
    private volatile boolean isDue = true;
    private volatile boolean isLoggedIn;
    private volatile long longestStep;
    private volatile long askedAt;

    LineSocket(LifeSigns signs) {
        this.signs = signs;
        signs.opened(this);
    }

    @Override
    public void connect(SocketAddress endpoint, int timeout) throws IOException {
        super.connect(endpoint, timeout);
        isReached = true;
        isAwaited = false;
        signs.reached(Duration.ofNanos(System.nanoTime() - begun));
    }

    /** Whether the server, or the look-up of its name, is waited for at this moment. */
    boolean isAwaited() {
        return isAwaited;
    }

    /** Whether bytes that arrived wait to be read by a thread that did not run yet. */
    boolean hasUnread() {
        try {
            return isReached && !isClosed() && super.getInputStream().available() > 0;
        } catch (IOException e) {
            // A connection that was closed meanwhile has nothing to be read.
            return false;
        }
    }

    /** Returns how long the server may be silent at this step of a conversation in which every reply is due at once. */
    Duration patience() {
        if (!isReached) {
            return signs.reach().patience();
        }
        return isLoggedIn ? signs.replyPatience() : signs.loginPatience();
    }

    /** Says whether replies are due at once: of a login and a ping they are, of a statement that works they are not. */
    void setDue(boolean due) {
        isDue = due;
    }

    /** Says that the login is over: what its longest step took is the server's usual time for one. */
    void setLoggedIn() {
        if (!isLoggedIn) {
            isLoggedIn = true;
            signs.login().add(Duration.ofNanos(longestStep));
        }
    }

    @Override
    public InputStream getInputStream() throws IOException {
        return new Listening(super.getInputStream());
    }

    @Override
    public OutputStream getOutputStream() throws IOException {
        return new Speaking(super.getOutputStream());
    }

    @Override
    public synchronized void close() throws IOException {
        signs.closed(this);
        super.close();
    }

    void closeQuietly() {
        try {
            close();
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A connection could not be closed", e);
        }
    }

    private int heard(int bytes) {
        if (bytes > 0) {
            long asked = askedAt;
            askedAt = 0;
            if (asked != 0) {
                long took = System.nanoTime() - asked;
                longestStep = Math.max(longestStep, took);
                // The longest step of a login says nothing of other replies.
                signs.replied(
                        Duration.ofNanos(took),
                        isDue && (isLoggedIn || !signs.reply().isKnown()));
            }
            signs.note();
        }
        return bytes;
    }

    private final class Listening extends FilterInputStream {

        Listening(InputStream in) {
            super(in);
        }

        @Override
        public int read() throws IOException {
            byte[] one = new byte[1];
            return read(one, 0, 1) < 0 ? -1 : one[0] & 0xFF;
        }

        @Override
        public int read(byte[] bytes, int offset, int length) throws IOException {
            isAwaited = true;
            try {
                return heard(in.read(bytes, offset, length));
            } finally {
                isAwaited = false;
            }
        }
    }

    private final class Speaking extends FilterOutputStream {

        Speaking(OutputStream out) {
            super(out);
        }

        @Override
        public void write(int one) throws IOException {
            write(new byte[] {(byte) one}, 0, 1);
        }

        @Override
        public void write(byte[] bytes, int offset, int length) throws IOException {
            askedAt = Math.max(1, System.nanoTime());
            isAwaited = true;
            try {
                out.write(bytes, offset, length);
            } finally {
                isAwaited = false;
            }
        }
    }
}
