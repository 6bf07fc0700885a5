package dev.tracker.persistence.crash;

import dev.tracker.testkit.database.PostgresNode;
import dev.tracker.testkit.fault.CommitCut;
import dev.tracker.testkit.fault.Direction;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.EnumMap;
import java.util.List;
import java.util.Map;
import java.util.Random;
import java.util.concurrent.TimeUnit;

/**
 * Clients on several machines write while the connections of one machine or another break, at any byte and at commits,
 * clients are killed, and their PostgreSQL is stopped or killed and started again; then everybody comes back, and what
 * was acknowledged is looked for.
 */
final class OutageTorture implements AutoCloseable {

    private static final int MACHINES = 3;

    /** How long a cut that is to come about at a commit is waited for; each machine commits several times a second. */
    private static final Duration UNTIL_COMMIT = Duration.ofSeconds(1);

    /** How often a cut at a commit that did not come about in the rounds is tried once more. */
    private static final int MOST_TRIES = 60;

    /** How many connections, or all of a machine's, break in a round. */
    private static final int BREAKS = 8;

    private enum Fault {
        OUTAGE,
        KILL,
        BREAK
    }

    private final PostgresNode server;
    private final List<FaultProxy> proxies = new ArrayList<>();
    private final OutageClients clients;
    private final Random random;
    private final List<Long> returns = new ArrayList<>();
    private final Map<CommitCut, Integer> commitCuts = new EnumMap<>(CommitCut.class);
    private int kills;
    private int outages;

    OutageTorture(PostgresNode server, Path root, int clientCount, long seed) throws IOException {
        this.server = server;
        this.random = new Random(seed);
        List<String> urls = new ArrayList<>();
        for (int i = 0; i < MACHINES; i++) {
            FaultProxy proxy = FaultProxy.before(server.jdbcUrl());
            proxies.add(proxy);
            urls.add(proxy.urlFor(server.jdbcUrl()));
        }
        clients = new OutageClients(root, urls, clientCount, random);
    }

    /**
     * Goes through as many rounds as there are outages, each of trouble until all of its faults came about and of calm
     * until everybody is back, for so long together or longer; then compares the record with what was said.
     */
    OutageLedger run(Duration duration, int killsWanted, int outagesWanted) throws InterruptedException {
        clients.startAll();
        clients.awaitAcknowledgements("here");
        long begun = System.nanoTime();
        for (int round = 1; round <= outagesWanted; round++) {
            trouble(killsWanted * round / outagesWanted - kills);
            if (round == outagesWanted) {
                cutWhatIsMissing();
            }
            calm(begun + duration.toNanos() * round / outagesWanted);
        }
        clients.stopAll();
        return OutageLedger.of(server.jdbcUrl(), clients.said());
    }

    private void trouble(int killsDue) throws InterruptedException {
        List<Fault> faults = new ArrayList<>(List.of(Fault.OUTAGE));
        faults.addAll(Collections.nCopies(killsDue, Fault.KILL));
        faults.addAll(Collections.nCopies(BREAKS, Fault.BREAK));
        Collections.shuffle(faults, random);
        for (Fault fault : faults) {
            switch (fault) {
                case OUTAGE -> outage();
                case KILL -> kill();
                case BREAK -> breakAConnection();
            }
            TimeUnit.MILLISECONDS.sleep(random.nextInt(300));
        }
    }

    private void calm(long until) throws InterruptedException {
        proxies.forEach(FaultProxy::heal);
        long begun = System.nanoTime();
        clients.awaitAcknowledgements("here");
        returns.add((System.nanoTime() - begun) / 1_000_000);
        long left = until - System.nanoTime();
        if (left > 0) {
            TimeUnit.NANOSECONDS.sleep(left);
        }
    }

    private void kill() {
        clients.killOne();
        kills++;
    }

    /** By turns, the server is stopped by its administrator and killed. */
    private void outage() throws InterruptedException {
        if (outages++ % 2 == 0) {
            server.stop();
        } else {
            server.kill();
        }
        TimeUnit.MILLISECONDS.sleep(500 + random.nextInt(1_000));
        server.start();
    }

    private void breakAConnection() throws InterruptedException {
        FaultProxy proxy = one(proxies);
        switch (random.nextInt(4)) {
            case 0 -> proxy.cut();
            case 1 -> proxy.cutAfter(one(List.of(Direction.values())), random.nextInt(20_000));
            default -> cutAtCommit(proxy, rarest());
        }
    }

    private void cutAtCommit(FaultProxy proxy, CommitCut moment) throws InterruptedException {
        long before = proxy.cuts();
        proxy.cutAtCommit(moment);
        long end = System.nanoTime() + UNTIL_COMMIT.toNanos();
        while (proxy.cuts() == before && System.nanoTime() < end) {
            TimeUnit.MILLISECONDS.sleep(10);
        }
        if (proxy.cuts() > before) {
            commitCuts.merge(moment, 1, Integer::sum);
        }
    }

    /** On a busy machine the cuts at commits that were tried may have found none. */
    private void cutWhatIsMissing() throws InterruptedException {
        for (int tries = 0; tries < MOST_TRIES && commitCuts(rarest()) == 0; tries++) {
            cutAtCommit(one(proxies), rarest());
        }
    }

    private CommitCut rarest() {
        CommitCut rarest = CommitCut.BEFORE;
        for (CommitCut moment : CommitCut.values()) {
            if (commitCuts(moment) < commitCuts(rarest)) {
                rarest = moment;
            }
        }
        return rarest;
    }

    private <T> T one(List<T> choices) {
        return choices.get(random.nextInt(choices.size()));
    }

    /** How many connections were cut at that moment of a commit. */
    int commitCuts(CommitCut moment) {
        return commitCuts.getOrDefault(moment, 0);
    }

    int kills() {
        return kills;
    }

    int outages() {
        return outages;
    }

    private long cuts() {
        return proxies.stream().mapToLong(FaultProxy::cuts).sum();
    }

    @Override
    public String toString() {
        return kills + " kills, " + outages + " stops and starts, " + cuts() + " cuts, of these at commits "
                + commitCuts
                + "; after the trouble of each round everybody was back in "
                + returns
                + " ms";
    }

    @Override
    public void close() {
        clients.close();
        proxies.forEach(FaultProxy::close);
    }
}
