package dev.tracker.testkit.fault;

import java.io.IOException;
import java.io.InterruptedIOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketOption;
import java.net.StandardSocketOptions;
import java.util.Set;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/** A port of this computer that can be closed, so that connections to it are refused, and opened again. */
final class Door {

    private static final int BACKLOG = 200;

    private final Socket reservation = new Socket();
    private final InetSocketAddress address;
    private final Consumer<Socket> guests;
    private @Nullable ServerSocket listening;
    private @Nullable Thread listener;

    Door(Consumer<Socket> guests) throws IOException {
        this.guests = guests;
        InetSocketAddress any = new InetSocketAddress(InetAddress.getLoopbackAddress(), 0);
        if (isShareable(reservation.supportedOptions())) {
            // A socket that is bound, but neither listens nor connects, keeps the port ours while the door is closed.
            reservation.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            reservation.bind(any);
            address = new InetSocketAddress(any.getAddress(), reservation.getLocalPort());
            open();
        } else {
            ServerSocket socket = new ServerSocket();
            socket.bind(any, BACKLOG);
            address = new InetSocketAddress(any.getAddress(), socket.getLocalPort());
            listen(socket);
        }
    }

    InetSocketAddress address() {
        return address;
    }

    synchronized void open() throws IOException {
        if (listening == null) {
            ServerSocket socket = new ServerSocket();
            socket.setReuseAddress(true);
            if (isShareable(socket.supportedOptions())) {
                socket.setOption(StandardSocketOptions.SO_REUSEPORT, true);
            }
            socket.bind(address, BACKLOG);
            listen(socket);
        }
    }

    synchronized void close() throws IOException {
        if (listening != null && listener != null) {
            listening.close();
            listening = null;
            awaitEnd(listener);
        }
    }

    /** Closes for good. */
    void remove() throws IOException {
        close();
        reservation.close();
    }

    /** The system takes connections for as long as a thread still waits for them at the closed socket. */
    private static void awaitEnd(Thread thread) throws IOException {
        try {
            thread.join();
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new InterruptedIOException("interrupted while the port " + thread.getName() + " was closed");
        }
    }

    private static boolean isShareable(Set<SocketOption<?>> options) {
        return options.contains(StandardSocketOptions.SO_REUSEPORT);
    }

    private void listen(ServerSocket socket) {
        Thread thread = new Thread(() -> accept(socket), "fault-proxy-" + address.getPort());
        thread.setDaemon(true);
        listening = socket;
        listener = thread;
        thread.start();
    }

    private void accept(ServerSocket socket) {
        try {
            while (true) {
                guests.accept(socket.accept());
            }
        } catch (IOException e) {
            // The door was closed: that is how this thread ends.
            assert socket.isClosed() : e;
        }
    }
}
