package dev.tracker.persistence.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.PostgresNode;
import java.nio.file.Path;
import java.util.List;
import java.util.Random;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A record on a primary and a standby that follows it synchronously goes on when the primary is killed. */
@Tag("long")
class FailoverTest {

    private static final int CLIENTS = Integer.getInteger("tracker.failover.clients", 3);

    @TempDir
    private Path folder;

    @Test
    void goesOnOnTheStandbyWithEveryAcknowledgedWriteOnce() throws Exception {
        try (PostgresNode primary = PostgresNode.running();
                PostgresNode standby = primary.standby();
                OutageClients clients = new OutageClients(folder, urls(primary, standby), CLIENTS, new Random(7))) {
            clients.startAll();
            clients.awaitAcknowledgements("here");

            primary.kill();
            clients.awaitAcknowledgements("away");
            standby.promote();
            long promoted = System.nanoTime();
            clients.awaitAcknowledgements("here");
            long back = (System.nanoTime() - promoted) / 1_000_000;
            clients.stopAll();

            OutageLedger ledger = OutageLedger.of(standby.jdbcUrl(), clients.said());
            System.out.println("failover: " + ledger + ", all clients back after " + back + " ms");
            assertThat(ledger.faults()).isEmpty();
        }
    }

    /** Two folders, as two machines have. */
    private static List<String> urls(PostgresNode primary, PostgresNode standby) {
        String url = PostgresNode.jdbcUrl(primary, standby);
        return List.of(url, url);
    }
}
