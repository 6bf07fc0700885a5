package dev.tracker.testkit.fault;

import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.net.SocketException;
import java.util.List;
import java.util.OptionalInt;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.concurrent.atomic.AtomicInteger;
import org.jspecify.annotations.Nullable;

/** One client's connection and the one to the server that was made for it, with a thread for each direction. */
final class Link {

    private static final int PORTION = 16 * 1024;
    private static final int CONNECT_MILLIS = 10_000;

    /** What decides about the bytes, and is told of them. */
    interface Control {
        Gate gate();

        /** Returns how many bytes of a portion still pass before this link is to be cut, or nothing. */
        OptionalInt cutIn(Portion portion);

        void passed(Direction direction, int bytes);

        /** Cuts this link, and others where that was asked for. */
        void cut(Link link);

        /** Is told when the last thread of this link ends. */
        void ended(Link link);
    }

    private final Socket client;
    private final Socket server = new Socket();
    private final InetSocketAddress target;
    private final Control control;
    private final @Nullable PostgresDialogue dialogue;
    private final AtomicInteger open = new AtomicInteger(Direction.values().length);
    private final AtomicInteger running = new AtomicInteger(1);
    private final AtomicBoolean closed = new AtomicBoolean();
    private final List<Thread> threads;

    /** Whether one direction is at its cut, so that nothing more passes in the other: no answer outruns the cut. */
    private volatile boolean cutting;

    /** Whether nothing that either end sends arrives any more, its own end included. */
    private volatile boolean lost;

    Link(Socket client, InetSocketAddress target, @Nullable PostgresDialogue dialogue, Control control) {
        this.client = client;
        this.target = target;
        this.dialogue = dialogue;
        this.control = control;
        this.threads = List.of(
                thread(Direction.TO_SERVER, this::connectAndPumpToServer),
                thread(Direction.TO_CLIENT, () -> pump(Direction.TO_CLIENT, server, client)));
    }

    private Thread thread(Direction direction, Runnable work) {
        Runnable whole = () -> {
            try {
                work.run();
            } finally {
                if (running.decrementAndGet() == 0) {
                    control.ended(this);
                }
            }
        };
        Thread thread = new Thread(whole, "fault-proxy-" + direction + "-" + client.getPort());
        thread.setDaemon(true);
        return thread;
    }

    void start() {
        threads.get(0).start();
    }

    boolean isOpen() {
        return !closed.get();
    }

    boolean isEncrypted() {
        return isOpen() && dialogue != null && dialogue.isOpaque();
    }

    /** Passes nothing from now on, and keeps both connections open until this link is reset or closed. */
    void lose() {
        lost = true;
    }

    boolean isLost() {
        return lost;
    }

    /** Ends both connections, in order, so that bytes that were passed arrive. */
    void close() {
        if (closed.compareAndSet(false, true)) {
            close(client);
            close(server);
            control.gate().wake();
        }
    }

    /** Ends both connections as a computer does that knows nothing of them. */
    void reset() {
        abortOnClose(client);
        abortOnClose(server);
        close();
    }

    void awaitEnd() throws InterruptedException {
        for (Thread thread : threads) {
            thread.join();
        }
    }

    private void connectAndPumpToServer() {
        try {
            client.setTcpNoDelay(true);
            if (lost) {
                drain();
                return;
            }
            server.connect(target, CONNECT_MILLIS);
            server.setTcpNoDelay(true);
        } catch (IOException e) {
            // A server that is away for the proxy is away for its client.
            reset();
            return;
        }
        running.incrementAndGet();
        threads.get(1).start();
        pump(Direction.TO_SERVER, client, server);
    }

    /** Takes what a client sends that is connected to nothing, until it or this link ends. */
    private void drain() throws IOException {
        client.getInputStream().transferTo(OutputStream.nullOutputStream());
        close();
    }

    private void pump(Direction direction, Socket from, Socket to) {
        try {
            InputStream in = from.getInputStream();
            OutputStream out = to.getOutputStream();
            byte[] bytes = new byte[PORTION];
            for (int length = in.read(bytes); length >= 0; length = in.read(bytes)) {
                control.gate().pass(this::isOpen);
                if (cutting) {
                    return;
                }
                if (lost) {
                    continue;
                }
                if (!pass(direction, bytes, length, out)) {
                    control.cut(this);
                    return;
                }
            }
            control.gate().pass(this::isOpen);
            if (lost) {
                return;
            }
            to.shutdownOutput();
            if (open.decrementAndGet() == 0) {
                close();
            }
        } catch (IOException | InterruptedException e) {
            // Either side's end, or this proxy's, is the end of both, unless the other cannot learn of it.
            if (!lost) {
                close();
            }
        }
    }

    /** Passes a portion on; false where it holds the point at which to cut. */
    private boolean pass(Direction direction, byte[] bytes, int length, OutputStream out) throws IOException {
        List<Portion.Span> commits = dialogue == null ? List.of() : dialogue.commitsIn(direction, bytes, length);
        OptionalInt cut = control.cutIn(new Portion(direction, length, commits));
        int passing = cut.orElse(length);
        if (cut.isPresent()) {
            cutting = true;
        }
        // Told first: who has got a byte may ask how many there were.
        control.passed(direction, passing);
        out.write(bytes, 0, passing);
        return cut.isEmpty();
    }

    private static void abortOnClose(Socket socket) {
        try {
            socket.setSoLinger(true, 0);
        } catch (SocketException alreadyClosed) {
            // A socket that could not connect is closed without saying so, and there is nothing to abort.
            return;
        }
    }

    private static void close(Socket socket) {
        try {
            socket.close();
        } catch (IOException e) {
            throw new UncheckedIOException("a connection cannot be closed", e);
        }
    }
}
