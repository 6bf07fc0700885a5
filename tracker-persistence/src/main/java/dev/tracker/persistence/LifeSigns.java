package dev.tracker.persistence;

import java.time.Duration;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.concurrent.atomic.AtomicLong;

/**
 * Signs of life that a server shows on all connections of this process: connections that come about, and bytes that
 * arrive. Knows the server's usual times. Safe for several threads.
 */
final class LifeSigns {

    private final AtomicLong count = new AtomicLong();
    private final Set<LineSocket> sockets = ConcurrentHashMap.newKeySet();

    /** A packet that was lost on the way is sent again after a second. */
    private final UsualTime reach = new UsualTime(Duration.ofMillis(1_200));

    private final UsualTime reply = new UsualTime(Duration.ofSeconds(1));

    /** Returns the number of signs so far. */
    long count() {
        return count.get();
    }

    /** Whether a thread waits for the server at this moment, on any connection. */
    boolean isAwaited() {
        return sockets.stream().anyMatch(LineSocket::isAwaited);
    }

    /** Returns the usual time until a connection is made, the look-up of the server's name included. */
    UsualTime reach() {
        return reach;
    }

    /** Returns the usual time until the first byte of a reply that is due at once. */
    UsualTime reply() {
        return reply;
    }

    /** Notes a sign of life. */
    void note() {
        count.incrementAndGet();
    }

    void opened(LineSocket socket) {
        sockets.add(socket);
    }

    void closed(LineSocket socket) {
        sockets.remove(socket);
    }

    void reached(Duration time) {
        reach.add(time);
        note();
    }

    /** @param isDue whether the reply was due at once, and did not wait for the work of a statement */
    void replied(Duration time, boolean isDue) {
        if (isDue) {
            reply.add(time);
        } else {
            reply.addLimit(time);
        }
    }

    /** Closes every connection, those that are being made included: whoever waits on one fails at once. */
    void cut() {
        sockets.forEach(LineSocket::closeQuietly);
    }
}
