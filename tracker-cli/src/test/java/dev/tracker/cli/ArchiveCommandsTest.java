package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.ZoneOffset;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class ArchiveCommandsTest {
    private static final Caller ADA = Caller.named("ada");

    @TempDir
    Path folder;

    @Test
    void countsArchivesListsAndRestores() {
        Cli cli = new Cli(folder);
        cli.must("init");
        WorkItem old = createDaysAgo(400, "Old");
        createDaysAgo(10, "Young");

        assertThat(cli.must("archive run --dry-run").out())
                .isEqualTo("1 work items would be archived: 1 active; 1 task.\n");
        assertThat(cli.must("archive run --json").json())
                .containsEntry("archived_count", 1L)
                .containsEntry("by_status", Map.of("active", 1L, "completed", 0L, "blocked", 0L));
        assertThat(cli.must("archive run").out()).isEqualTo("No work items archived.\n");
        assertThat(cli.must("archive list --archived-since 2026-03-01T00:00:00Z")
                        .out())
                .contains(old.key().value(), "Old")
                .doesNotContain("Young");
        assertThat(cli.must("archive list --json").items())
                .singleElement()
                .satisfies(item -> assertThat(item).containsKey("archived_at"));
        assertThat(cli.must("archive list --csv --full").out()).contains("archived_at", "Old");
        assertThat(cli.must("work show " + old.key()).out()).contains("archived");
        assertThat(cli.must("archive restore " + old.key() + " --json").json())
                .containsEntry("version", 2L)
                .doesNotContainKey("archived_at");
        assertThat(cli.must("archive list").out()).isEqualTo("No archived work items.\n");
    }

    @Test
    void takesItsThresholdFromTheSettingsOrTheOption() {
        Cli cli = new Cli(folder);
        cli.must("init");
        createDaysAgo(20, "Old");

        assertThat(cli.must("archive run --dry-run").out()).isEqualTo("No work items would be archived.\n");
        assertThat(cli.must("archive run --dry-run --older-than P10D --json").json())
                .containsEntry("archived_count", 1L);
        assertThat(cli.with("TRACKER_ARCHIVE_AFTER", "P10D")
                        .must("archive run --json")
                        .json())
                .containsEntry("archived_count", 1L);
    }

    @Test
    void saysWhatIsWrong() {
        Cli cli = new Cli(folder);
        cli.must("init");

        Cli.Outcome vague = cli.run("archive run --older-than long");
        Cli.Outcome none = cli.run("archive run --older-than PT1H");
        Cli.Outcome unknown = cli.run("archive restore zzzzz");
        Cli.Outcome both = cli.run("archive list --roots --parent zzzzz");

        assertThat(vague.status()).isEqualTo(3);
        assertThat(vague.err()).contains("must be a duration of days, such as P365D");
        assertThat(none.status()).isEqualTo(3);
        assertThat(none.err()).contains("must be at least 1");
        assertThat(unknown.status()).isEqualTo(4);
        assertThat(both.status()).isEqualTo(2);
    }

    @Test
    void showsAnItemAsItWas() {
        Cli cli = new Cli(folder);
        cli.must("init");
        WorkItem item = createDaysAgo(20, "Before");
        try (Store store = open()) {
            tracker(store, 10)
                    .workItems()
                    .update(UpdateWorkItem.of(item).title("After").build(), ADA);
        }

        assertThat(cli.must("as-of 2026-02-15T00:00:00Z " + item.key()).out()).contains("Before");
        assertThat(cli.must("as-of 2026-02-25T00:00:00Z " + item.key() + " --json")
                        .json())
                .containsEntry("title", "After")
                .containsEntry("version", 2L)
                .containsEntry("as_of", "2026-02-25T00:00:00Z");
    }

    @Test
    void saysWhenAnItemWasCreatedThatWasNotThereYet() {
        Cli cli = new Cli(folder);
        cli.must("init");
        WorkItem item = createDaysAgo(20, "Item");

        Cli.Outcome early = cli.run("as-of 2025-01-01T00:00:00Z " + item.key());
        Cli.Outcome vague = cli.run("as-of yesterday " + item.key());

        assertThat(early.status()).isEqualTo(4);
        assertThat(early.err()).contains("was created at 2026-02-09T09:30:00Z");
        assertThat(vague.status()).isEqualTo(3);
    }

    private WorkItem createDaysAgo(int days, String title) {
        try (Store store = open()) {
            return tracker(store, days).workItems().create(CreateWorkItem.task(title), ADA);
        }
    }

    private Store open() {
        return Store.open(
                StoreSettings.embedded(folder.resolve(".tracker/tracker.db")).withProject(folder));
    }

    private static Tracker tracker(Store store, int daysAgo) {
        return Tracker.over(store, Clock.fixed(Cli.NOW.minus(Duration.ofDays(daysAgo)), ZoneOffset.UTC));
    }
}
