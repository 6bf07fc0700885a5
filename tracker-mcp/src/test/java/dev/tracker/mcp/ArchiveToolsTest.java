package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.mcp.protocol.CallContext;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long archiving tells how far it has come, and ends between two batches. */
class ArchiveToolsTest {

    private static final int ITEMS = 250;

    @TempDir
    private Path folder;

    private Store store;

    @BeforeEach
    void fillARecordOfTwoYearsAgo() {
        store = Store.open(StoreSettings.embedded(folder.resolve("tracker.db")).withProject(folder));
        Tracker then = Tracker.over(store, Clock.offset(Clock.systemUTC(), Duration.ofDays(-730)));
        store.unitOfWork().write(WriteScope.ROWS, () -> {
            for (int i = 0; i < ITEMS; i++) {
                then.workItems().create(CreateWorkItem.task("Item " + i), Caller.named("ada"));
            }
            return ITEMS;
        });
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void tellsAfterEachBatchHowFarItHasCome() {
        Watch watch = new Watch(Integer.MAX_VALUE);

        archive(watch);

        assertThat(watch.told).containsExactly(100.0, 200.0, 250.0);
        assertThat(Tracker.over(store).archive().list(ArchivedQuery.ALL).totalCount())
                .isEqualTo(ITEMS);
    }

    @Test
    void endsBetweenTwoBatchesWhenItIsCancelled() {
        Watch watch = new Watch(1);

        assertThatThrownBy(() -> archive(watch)).isInstanceOf(CancellationException.class);

        Tracker now = Tracker.over(store);
        assertThat(now.archive().list(ArchivedQuery.ALL).totalCount()).isEqualTo(200);
        assertThat(now.workItems().list(WorkItemQuery.ALL).totalCount()).isEqualTo(50);
    }

    private void archive(CallContext context) {
        Tool tool = new ToolCatalog(Tracker.over(store), EnumSet.of(Toolset.ADMIN), false, null)
                .tools().stream()
                        .filter(offered -> offered.name().equals("archive_work_items"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tool.handler().call(Map.of(), context).isError()).isFalse();
    }
}
