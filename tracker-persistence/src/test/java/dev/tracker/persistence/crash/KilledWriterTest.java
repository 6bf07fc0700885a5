package dev.tracker.persistence.crash;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.ChildJvm;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Random;
import java.util.UUID;
import org.junit.jupiter.api.Tag;

/** A process is killed again and again while it writes; the record loses nothing that was acknowledged. */
@Tag("long")
class KilledWriterTest {

    private static final int KILLS = 8;

    private final Map<String, Long> acknowledged = new LinkedHashMap<>();

    @EachDatabase
    void leavesARecordThatOpensAndAgreesWithItsLog(TestDatabase database) {
        Random random = new Random(20260301);
        for (int kill = 0; kill < KILLS; kill++) {
            writeUntilKilled(database, kill, 20 + random.nextInt(60));

            try (Store store = Store.open(database.jdbcUrl())) {
                Tracker tracker = Tracker.over(store);
                assertThat(RecordAgreement.differences(tracker)).isEmpty();
                acknowledged.forEach((entity, version) ->
                        assertThat(version(tracker, entity)).as(entity).isGreaterThanOrEqualTo(version));
            }
        }
        assertThat(acknowledged).hasSizeGreaterThan(KILLS * 10);
    }

    /** Kills the writer after so many acknowledged writes, in the middle of the next. */
    private void writeUntilKilled(TestDatabase database, long seed, int writes) {
        try (ChildJvm writer = ChildJvm.start(WritingMain.class, database.jdbcUrl(), Long.toString(seed))) {
            writer.awaitLines(writes).forEach(this::note);
            writer.kill().forEach(this::note);
        }
    }

    private void note(String line) {
        int end = line.lastIndexOf(' ');
        acknowledged.merge(line.substring(0, end), Long.valueOf(line.substring(end + 1)), Math::max);
    }

    private static long version(Tracker tracker, String entity) {
        String id = entity.substring(entity.indexOf(' ') + 1);
        return switch (entity.substring(0, entity.indexOf(' '))) {
            case "work_item" -> tracker.workItems().get(new WorkItemRef(id)).version();
            case "vendor" -> tracker.vendors().get(new VendorRef(id)).version();
            default ->
                tracker.enhancements()
                        .get(new EnhancementId(UUID.fromString(id)))
                        .version();
        };
    }
}
