package dev.tracker.persistence.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every write that was acknowledged is in the database once, or in a conflict once. Briefly in the build;
 * {@code -Dtracker.torture.seconds=120 -Dtracker.torture.clients=8 -Dtracker.torture.kills=100
 * -Dtracker.torture.outages=10} is the whole program.
 */
class OutageTortureTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES = DatabaseExtension.postgresql();

    @TempDir
    private Path folder;

    @Test
    void losesAndDoublesNothing(TestDatabase database) throws Exception {
        int clients = Integer.getInteger("tracker.torture.clients", 3);
        long seed = Long.getLong("tracker.torture.seed", 20260401L);
        try (OutageTorture torture = new OutageTorture(database, folder, clients, seed)) {
            var faults = torture.run(
                    Duration.ofSeconds(Integer.getInteger("tracker.torture.seconds", 12)),
                    Integer.getInteger("tracker.torture.kills", 3),
                    Integer.getInteger("tracker.torture.outages", 2));

            System.out.println("torture: " + torture.figures());
            assertThat(faults).isEmpty();
            assertThat(torture.figures().get("acknowledged while away")).isPositive();
        }
    }
}
