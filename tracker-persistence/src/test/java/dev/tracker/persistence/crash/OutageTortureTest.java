package dev.tracker.persistence.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.PostgresNode;
import dev.tracker.testkit.fault.CommitCut;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every write that was acknowledged is in the database once, or in a conflict once. Briefly in the build;
 * {@code -Dtracker.torture.seconds=120 -Dtracker.torture.clients=8 -Dtracker.torture.kills=100
 * -Dtracker.torture.outages=10} is the whole program.
 */
@Tag("long")
class OutageTortureTest {

    private static final int SECONDS = Integer.getInteger("tracker.torture.seconds", 15);
    private static final int CLIENTS = Integer.getInteger("tracker.torture.clients", 3);
    private static final int KILLS = Integer.getInteger("tracker.torture.kills", 4);
    private static final int OUTAGES = Integer.getInteger("tracker.torture.outages", 2);
    private static final long SEED = Long.getLong("tracker.torture.seed", 20260401L);

    @TempDir
    private Path folder;

    @Test
    void losesAndDoublesNothing() throws Exception {
        try (PostgresNode server = PostgresNode.running();
                OutageTorture torture = new OutageTorture(server, folder, CLIENTS, SEED)) {
            OutageLedger ledger = torture.run(Duration.ofSeconds(SECONDS), KILLS, OUTAGES);

            System.out.println("torture: " + torture + "; " + ledger);
            assertThat(ledger.faults()).isEmpty();
            // It was torture only where all of this came about.
            assertThat(torture.kills()).isEqualTo(KILLS);
            assertThat(torture.outages()).isEqualTo(OUTAGES);
            for (CommitCut moment : CommitCut.values()) {
                assertThat(torture.commitCuts(moment))
                        .as("cuts %s a commit", moment)
                        .isPositive();
            }
            assertThat(ledger.here()).as("writes acknowledged by the database").isGreaterThan(SECONDS);
            assertThat(ledger.away()).as("writes acknowledged from a journal").isGreaterThan(SECONDS);
        }
    }
}
