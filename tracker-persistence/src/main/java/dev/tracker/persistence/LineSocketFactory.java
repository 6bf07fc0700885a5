package dev.tracker.persistence;

import java.io.IOException;
import java.net.InetAddress;
import java.net.Socket;
import javax.net.SocketFactory;

/**
 * Sockets that tell what they hear, and notice early that the other end is gone. Public, with a public constructor, for
 * PostgreSQL's driver to make one.
 */
public final class LineSocketFactory extends SocketFactory {

    @Override
    public Socket createSocket() throws IOException {
        return KeepAliveSockets.watched(Exchange.socket());
    }

    @Override
    public Socket createSocket(String host, int port) throws IOException {
        return KeepAliveSockets.watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(String host, int port, InetAddress localHost, int localPort) throws IOException {
        return KeepAliveSockets.watched(new Socket(host, port, localHost, localPort));
    }

    @Override
    public Socket createSocket(InetAddress host, int port) throws IOException {
        return KeepAliveSockets.watched(new Socket(host, port));
    }

    @Override
    public Socket createSocket(InetAddress address, int port, InetAddress localAddress, int localPort)
            throws IOException {
        return KeepAliveSockets.watched(new Socket(address, port, localAddress, localPort));
    }
}
