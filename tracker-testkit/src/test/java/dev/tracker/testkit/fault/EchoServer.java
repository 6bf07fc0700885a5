package dev.tracker.testkit.fault;

import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;

/** Answers every byte with itself, and remembers what it got. */
final class EchoServer implements AutoCloseable {

    private final ServerSocket listening = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
    private final Queue<Integer> received = new ConcurrentLinkedQueue<>();

    EchoServer() throws IOException {
        start(this::accept);
    }

    int port() {
        return listening.getLocalPort();
    }

    String host() {
        return listening.getInetAddress().getHostAddress();
    }

    /** All bytes from all clients. */
    Queue<Integer> received() {
        return received;
    }

    @Override
    public void close() throws IOException {
        listening.close();
    }

    private void accept() {
        try {
            while (true) {
                Socket client = listening.accept();
                start(() -> echo(client));
            }
        } catch (IOException e) {
            assert listening.isClosed() : e;
        }
    }

    private void echo(Socket client) {
        byte[] bytes = new byte[1024];
        try (client) {
            for (int length = client.getInputStream().read(bytes);
                    length >= 0;
                    length = client.getInputStream().read(bytes)) {
                for (int i = 0; i < length; i++) {
                    received.add((int) bytes[i]);
                }
                client.getOutputStream().write(bytes, 0, length);
            }
        } catch (IOException e) {
            assert e.getMessage() != null : "a client that was cut off";
        }
    }

    private static void start(Runnable work) {
        Thread thread = new Thread(work, "echo-server");
        thread.setDaemon(true);
        thread.start();
    }
}
