package dev.tracker.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketOption;
import java.util.Map;
import javax.net.SocketFactory;
import jdk.net.ExtendedSocketOptions;

/**
 * Sockets that notice within about ten seconds that the other end is gone, rather than after the two hours that most
 * systems take. Public, with a public constructor, for PostgreSQL's driver to make one.
 */
public final class KeepAliveSockets extends SocketFactory {

    private static final Map<SocketOption<Integer>, Integer> OPTIONS = Map.of(
            ExtendedSocketOptions.TCP_KEEPIDLE, 5,
            ExtendedSocketOptions.TCP_KEEPINTERVAL, 2,
            ExtendedSocketOptions.TCP_KEEPCOUNT, 3);

    /** A factory, as the driver makes it by this class's name. */
    public KeepAliveSockets() {}

    @Override
    public Socket createSocket() throws IOException {
        return watched(new Socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return watched(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return watched(new Socket(address, port, localAddress, localPort));
    }

    /** Sets the options on a socket, and returns it. */
    static Socket watched(Socket socket) throws SocketException {
        socket.setKeepAlive(true);
        for (Map.Entry<SocketOption<Integer>, Integer> option : OPTIONS.entrySet()) {
            set(socket, option.getKey(), option.getValue());
        }
        return socket;
    }

    private static void set(Socket socket, SocketOption<Integer> option, Integer value) {
        try {
            if (socket.supportedOptions().contains(option)) {
                socket.setOption(option, value);
            }
        } catch (IOException | UnsupportedOperationException e) {
            // The system's own, longer times serve then.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A socket option cannot be set", e);
        }
    }
}
