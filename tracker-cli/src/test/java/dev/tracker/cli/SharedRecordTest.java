package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two people in folders of their own work on one record on PostgreSQL. */
class SharedRecordTest {
    @TempDir
    Path hers;

    @TempDir
    Path his;

    @Test
    void showsEachWhatTheOtherWrote() {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL)) {
            Cli ada = new Cli(hers).with("TRACKER_DATABASE_URL", database.jdbcUrl());
            Cli bob = new Cli(his)
                    .with("TRACKER_DATABASE_URL", database.jdbcUrl())
                    .with("TRACKER_ACTOR", "bob");
            String key =
                    ada.must("work", "create", "task", "Shared work", "--json").text("key");

            bob.must("work", "update", key, "--title", "Shared and changed");
            Cli.Outcome stale = ada.run("work", "update", key, "--version", "1", "--priority", "1");

            assertThat(ada.must("work", "show", key, "--json").text("title")).isEqualTo("Shared and changed");
            assertThat(stale.status()).isEqualTo(5);
            assertThat(stale.err()).contains("version 2 (last changed by bob)");
            assertThat(ada.must("status", "--json").json()).containsEntry("database_status", "online");
            assertThat(his.resolve(".tracker/tracker.db")).doesNotExist();
        }
    }

    @Test
    void isReadFromAFolderThatIsNoProjectWithoutATrace() {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL)) {
            Cli ada = new Cli(hers).with("TRACKER_DATABASE_URL", database.jdbcUrl());

            ada.must("work list");
            ada.must("status");
            assertThat(hers).isEmptyDirectory();

            ada.must("init");
            ada.must("work list");
            assertThat(hers.resolve(".tracker/cache.db")).exists();
        }
    }
}
