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

    /** Patience with a reply of a server of which nothing is known: over a line of one second it is in time. */
    private static final Duration UNKNOWN = Duration.ofMillis(1_500);

    /** What can be waited for a ping if the first answer of an outage is to come within two seconds. */
    private static final Duration MOST_OF_FIRST_ANSWER = Duration.ofMillis(1_650);

    private static final Duration SHORTEST = Duration.ofSeconds(1);

    /** A reply takes one round trip, as connecting does, and the server's work. */
    private static final int ROUND_TRIPS = 3;

    private final AtomicLong count = new AtomicLong();
    private final Set<LineSocket> sockets = ConcurrentHashMap.newKeySet();

    /** A packet that was lost on the way is sent again after a second. */
    private final UsualTime reach = new UsualTime(Duration.ofMillis(1_200));

    private final UsualTime reply = new UsualTime(SHORTEST, MOST_OF_FIRST_ANSWER);

    /** A new connection costs the server more than a reply does, the more so on a busy machine. */
    private final UsualTime login = new UsualTime(Duration.ofMillis(1_200));

    private final boolean hearsAll;

    LifeSigns() {
        this(true);
    }

    /** @param hearsAll whether every connection tells what it hears */
    LifeSigns(boolean hearsAll) {
        this.hearsAll = hearsAll;
    }

    /** Returns the number of signs so far. */
    long count() {
        return count.get();
    }

    /** Whether a thread waits for the server at this moment, on any connection; true where that is not known. */
    boolean isAwaited() {
        return !hearsAll || sockets.stream().anyMatch(LineSocket::isAwaited);
    }

    /** Returns the usual time until a connection is made, the look-up of the server's name included. */
    UsualTime reach() {
        return reach;
    }

    /** Returns the usual time until the first byte of a reply that is due at once. */
    UsualTime reply() {
        return reply;
    }

    /** Returns the usual time of the longest step of a login. */
    UsualTime login() {
        return login;
    }

    /** Returns how long a reply that is due at once may take. */
    Duration replyPatience() {
        return reply.isKnown() ? reply.patience() : firstPatience();
    }

    /** Returns how long a step of a login may take: some servers ask others for the password, or are slow to begin. */
    Duration loginPatience() {
        return longer(login.isKnown() ? login.patience() : firstPatience(), replyPatience());
    }

    /** What connecting took tells the round trip; it is part of the time in which the first answer is due. */
    private Duration firstPatience() {
        if (!reach.isKnown()) {
            return UNKNOWN;
        }
        Duration trip = Duration.ofMillis(reach.averageMillis());
        return longer(longer(SHORTEST, UNKNOWN.minus(trip)), trip.multipliedBy(ROUND_TRIPS));
    }

    private static Duration longer(Duration one, Duration other) {
        return one.compareTo(other) < 0 ? other : one;
    }

    /** Whether every connection tells what it hears. */
    boolean hearsAll() {
        return hearsAll;
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
