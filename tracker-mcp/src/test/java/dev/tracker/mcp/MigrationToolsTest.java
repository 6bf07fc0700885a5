package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.mcp.protocol.CallContext;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.Map;
import java.util.concurrent.CancellationException;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** A long migration tells how far it has come, always further, and ends with nothing half-done. */
class MigrationToolsTest {

    private static final int ITEMS = 2_500;

    @TempDir
    private Path folder;

    private Path file;
    private Store store;

    @BeforeEach
    void writeAFile() throws IOException {
        StringBuilder text = new StringBuilder("# Project Status\n\n## Vendors\n- AMINA: broken\n\n## Work Items\n");
        for (int i = 0; i < ITEMS; i++) {
            text.append("\n### Item ").append(i).append(" (task)\n- **Status**: active\n");
        }
        file = Files.writeString(folder.resolve(".project_status.md"), text);
        store = Store.open(StoreSettings.embedded(folder.resolve("tracker.db")).withProject(folder));
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void tellsHowFarItHasCome() {
        Watch watch = new Watch(Integer.MAX_VALUE);

        migrate(watch);

        assertThat(watch.told).containsExactly(1.0, 2_001.0, 2_501.0);
        assertThat(Tracker.over(store).workItems().list(WorkItemQuery.ALL).totalCount())
                .isEqualTo(ITEMS);
    }

    @Test
    void endsWithNothingHalfDoneWhenItIsCancelled() throws IOException {
        String before = Files.readString(file);

        assertThatThrownBy(() -> migrate(new Watch(2))).isInstanceOf(CancellationException.class);

        Tracker now = Tracker.over(store);
        assertThat(now.workItems().list(WorkItemQuery.ALL).totalCount()).isZero();
        assertThat(now.status().summary().vendorHealth().totalVendors()).isZero();
        assertThat(file).hasContent(before);
    }

    private void migrate(CallContext context) {
        Tool tool = new ToolCatalog(Tracker.over(store), EnumSet.of(Toolset.ADMIN), false, null)
                .tools().stream()
                        .filter(offered -> offered.name().equals("migrate_status_file"))
                        .findFirst()
                        .orElseThrow();
        assertThat(tool.handler().call(Map.of(), context).isError()).isFalse();
    }
}
