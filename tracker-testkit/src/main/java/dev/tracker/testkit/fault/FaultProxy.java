package dev.tracker.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetSocketAddress;
import java.net.Socket;
import java.time.Duration;
import java.util.List;
import java.util.OptionalInt;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;
import java.util.concurrent.atomic.AtomicReference;
import org.jspecify.annotations.Nullable;

/**
 * Stands between a client and a server and breaks their connections as networks, and servers that die, do.
 *
 * <pre>{@code
 * try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl());
 *         Store store = Store.open(proxy.urlFor(database.jdbcUrl()))) {
 *     proxy.cutAtCommit(CommitCut.AFTER);
 *     ...
 * }
 * }</pre>
 *
 * <p>It listens at a port of its own on this computer's own address and passes everything on until it is told
 * otherwise. Where the server is away, connections are accepted and reset. All methods may be called by any thread, at
 * any time until {@link #close()}.
 */
public final class FaultProxy implements AutoCloseable {

    private final InetSocketAddress target;
    private final boolean postgresql;
    private final Gate gate = new Gate();
    private final Door door;
    private final Set<Link> links = ConcurrentHashMap.newKeySet();
    private final AtomicReference<@Nullable Trap> trap = new AtomicReference<>();
    private final AtomicLong cuts = new AtomicLong();
    private final AtomicLong toServer = new AtomicLong();
    private final AtomicLong toClient = new AtomicLong();
    private final Link.Control control = new LinkControl();
    private volatile boolean refusesAfterCut;
    private volatile boolean swallows;
    private volatile boolean closed;

    private FaultProxy(InetSocketAddress target, boolean postgresql) {
        this.target = target;
        this.postgresql = postgresql;
        try {
            door = new Door(this::connect);
        } catch (IOException e) {
            throw new UncheckedIOException("no port for a proxy can be opened", e);
        }
    }

    /**
     * Starts a proxy in front of a database server.
     *
     * @throws IllegalArgumentException if the URL does not name one server, as that of a file does not
     */
    public static FaultProxy before(String jdbcUrl) {
        JdbcAddress address = JdbcAddress.of(jdbcUrl);
        return new FaultProxy(address.server(), address.isPostgresql());
    }

    /** Starts a proxy in front of any server; it knows of bytes only, so {@link #cutAtCommit} is not to be had. */
    public static FaultProxy to(String host, int port) {
        return new FaultProxy(new InetSocketAddress(host, port), false);
    }

    /** Returns the address at which this proxy listens. */
    public String host() {
        return door.address().getAddress().getHostAddress();
    }

    /** Returns the port at which this proxy listens, the same for all its life. */
    public int port() {
        return door.address().getPort();
    }

    /**
     * Returns the URL of the same database through this proxy. For PostgreSQL it asks for no encryption, since the
     * proxy reads along.
     */
    public String urlFor(String jdbcUrl) {
        return JdbcAddress.of(jdbcUrl).at(host(), port());
    }

    /** Refuses new connections from now on; those that are open go on. */
    public void refuse() {
        try {
            door.close();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy's port cannot be closed", e);
        }
    }

    /** Resets all connections that are open now; new ones are accepted. */
    public void cut() {
        for (Link link : links) {
            if (link.isOpen()) {
                // Counted before it can be felt.
                cuts.incrementAndGet();
                link.reset();
            }
        }
    }

    /**
     * Cuts a connection, once, when so many more bytes have gone in a direction: those pass and arrive, none after
     * them. Bytes count from now on and over all connections; the one that carries the last of them is cut. This
     * replaces a cut asked for before that has not come about.
     *
     * @param bytes 0 cuts when the next byte comes, and does not let it pass
     */
    public void cutAfter(Direction direction, long bytes) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a count of bytes that is less than 0: " + bytes);
        }
        trap.set(new ByteTrap(direction, bytes));
    }

    /** Cuts a connection to PostgreSQL at the next commit; see {@link #cutAtCommit(CommitCut, int)}. */
    public void cutAtCommit(CommitCut moment) {
        cutAtCommit(moment, 1);
    }

    /**
     * Cuts a connection to PostgreSQL, once, at a commit that the client asks for: what JDBC's {@code commit()} sends,
     * not a statement that commits itself in autocommit mode. This replaces a cut asked for before that has not come
     * about.
     *
     * @param nth which commit from now on, over all connections; 1 is the next. {@link CommitCut#AFTER} counts those
     *     that succeeded.
     * @throws IllegalStateException if the proxy does not stand before PostgreSQL, or a connection is encrypted
     */
    public void cutAtCommit(CommitCut moment, int nth) {
        if (!postgresql) {
            throw new IllegalStateException(
                    "Only PostgreSQL's commits are known. Start the proxy by FaultProxy.before(\"jdbc:postgresql:…\").");
        }
        if (links.stream().anyMatch(Link::isEncrypted)) {
            throw new IllegalStateException(
                    "A connection is encrypted, so its commits cannot be seen. Connect with the URL that urlFor gives.");
        }
        if (nth < 1) {
            throw new IllegalArgumentException("the first commit is number 1, not " + nth);
        }
        trap.set(new CommitTrap(moment, nth));
    }

    /**
     * Makes the next cut by {@link #cutAfter} or {@link #cutAtCommit} look like the server's death: all other
     * connections are reset too, and new ones are refused until {@link #heal()}.
     */
    public void refuseAfterCut() {
        refusesAfterCut = true;
    }

    /** Lets every portion that arrives, in either direction, wait so long before it passes; zero ends that. */
    public void delay(Duration time) {
        gate.delay(time);
    }

    /**
     * Stops passing anything, as a network does that loses every packet. Connections stay open and new ones are
     * accepted; what is sent, and that an end was closed, is kept until {@link #heal()}.
     */
    public void stall() {
        gate.shut();
    }

    /**
     * Loses everything that is sent from now on, and that an end was closed, as a network path that broke does.
     * Connections stay open and new ones are accepted, but no byte of either arrives any more; {@link #heal()} resets
     * them.
     */
    public void swallow() {
        swallows = true;
        links.forEach(Link::lose);
    }

    /** Ends all faults, and forgets a cut that has not come about: new connections are accepted, and all bytes pass. */
    public void heal() {
        trap.set(null);
        refusesAfterCut = false;
        swallows = false;
        links.stream().filter(Link::isLost).forEach(Link::reset);
        try {
            door.open();
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy's port cannot be opened again", e);
        }
        gate.open();
    }

    /** Returns how many connections are open. */
    public int connections() {
        return (int) links.stream().filter(Link::isOpen).count();
    }

    /** Returns how many connections this proxy has cut. */
    public long cuts() {
        return cuts.get();
    }

    /** Returns how many bytes were passed in a direction, over all connections. */
    public long passed(Direction direction) {
        return counter(direction).get();
    }

    /** Ends all connections and frees the port; no thread of the proxy's is left. A second call does nothing. */
    @Override
    public void close() {
        closed = true;
        try {
            door.remove();
            for (Link link : List.copyOf(links)) {
                link.close();
                link.awaitEnd();
            }
        } catch (IOException e) {
            throw new UncheckedIOException("the proxy's port cannot be freed", e);
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
        }
    }

    private void connect(Socket client) {
        Link link = new Link(client, target, postgresql ? new PostgresDialogue() : null, control);
        links.add(link);
        if (swallows) {
            link.lose();
        }
        link.start();
        if (closed) {
            link.close();
        }
    }

    private AtomicLong counter(Direction direction) {
        return switch (direction) {
            case TO_SERVER -> toServer;
            case TO_CLIENT -> toClient;
        };
    }

    private final class LinkControl implements Link.Control {

        @Override
        public Gate gate() {
            return gate;
        }

        @Override
        public OptionalInt cutIn(Portion portion) {
            Trap set = trap.get();
            OptionalInt cut = set == null ? OptionalInt.empty() : set.cutIn(portion);
            if (cut.isPresent()) {
                trap.compareAndSet(set, null);
            }
            return cut;
        }

        @Override
        public void passed(Direction direction, int bytes) {
            counter(direction).addAndGet(bytes);
        }

        @Override
        public void cut(Link link) {
            boolean all = refusesAfterCut;
            if (all) {
                refusesAfterCut = false;
                refuse();
            }
            cuts.incrementAndGet();
            link.close();
            if (all) {
                FaultProxy.this.cut();
            }
        }

        @Override
        public void ended(Link link) {
            links.remove(link);
        }
    }
}
