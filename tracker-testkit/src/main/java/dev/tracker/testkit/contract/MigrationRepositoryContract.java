package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.migration.MigrationRepository;
import dev.tracker.core.migration.MigrationRun;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/** What a {@link MigrationRepository} promises. It needs the unit of work and work items besides. */
public abstract class MigrationRepositoryContract extends PortsContract {

    @Test
    void keepsAMigrationWhole() {
        MigrationRun run = run("a", NOW, "Grüße 🌍\n'; --\r\n\ttext", ".project_status.md.backup");
        MigrationRun bare = run("b", NOW.plusSeconds(1), "", null);

        writing(() -> migrations().insert(run));
        assertThat(last()).contains(run);

        writing(() -> migrations().insert(bare));
        assertThat(last()).contains(bare);
    }

    @Test
    void knowsTheLastThatStands() {
        MigrationRun first = run("a", NOW, "first", null);
        MigrationRun second = run("b", NOW.plusSeconds(1), "second", null);
        writing(() -> {
            migrations().insert(second);
            migrations().insert(first);
        });

        assertThat(last()).contains(second);
        writing(() -> migrations().markRolledBack(second.id(), NOW.plusSeconds(9), "ben"));
        assertThat(last()).contains(first);
        writing(() -> migrations().markRolledBack(first.id(), NOW.plusSeconds(9), "ben"));
        assertThat(last()).isEmpty();
    }

    @Test
    void tellsWhetherTheTextOfAFileIsKept() {
        MigrationRun run = run("a", NOW, "text", null);
        writing(() -> migrations().insert(run));

        assertThat(migrations().isKept(run.sourceSha256())).isTrue();
        assertThat(migrations().isKept("0".repeat(64))).isFalse();

        writing(() -> migrations().markRolledBack(run.id(), NOW.plusSeconds(9), "ben"));
        assertThat(migrations().isKept(run.sourceSha256())).isFalse();
    }

    @Test
    void remembersWhichItemsPromptsBecame() {
        WorkItemId one = insert("One");
        WorkItemId other = insert("Other");
        writing(() -> migrations().addPromptItems(Map.of("prompts/1.md", one, "prompts/ü 2.md", other)));

        assertThat(migrations().promptItems(List.of("prompts/1.md", "prompts/ü 2.md", "prompts/3.md")))
                .isEqualTo(Map.of("prompts/1.md", one, "prompts/ü 2.md", other));
        assertThat(migrations().promptItems(List.of())).isEmpty();
        writing(() -> migrations().addPromptItems(Map.of()));
    }

    @Test
    void givesAPathItsNewItem() {
        WorkItemId one = insert("One");
        WorkItemId other = insert("Other");
        writing(() -> migrations().addPromptItems(Map.of("prompts/1.md", one)));

        writing(() -> migrations().addPromptItems(Map.of("prompts/1.md", other)));

        assertThat(migrations().promptItems(List.of("prompts/1.md"))).isEqualTo(Map.of("prompts/1.md", other));
    }

    @Test
    void keepsNothingWhereItsUnitFails() {
        WorkItemId item = insert("Item");
        assertThatThrownBy(() -> write(() -> {
                    migrations().insert(run("a", NOW, "text", null));
                    migrations().addPromptItems(Map.of("prompts/1.md", item));
                    throw new IllegalArgumentException("refused");
                }))
                .hasMessage("refused");

        assertThat(last()).isEmpty();
        assertThat(migrations().promptItems(List.of("prompts/1.md"))).isEmpty();
    }

    private MigrationRepository migrations() {
        return ports().migrations();
    }

    private Optional<MigrationRun> last() {
        return write(() -> migrations().lastForUpdate());
    }

    private WorkItemId insert(String title) {
        WorkItem item = Samples.task(title);
        writing(() -> ports().workItems().insert(item));
        return item.id();
    }

    private static MigrationRun run(String digit, Instant at, String text, @Nullable String backup) {
        return new MigrationRun(
                UUID.randomUUID(), at, "anna", UUID.randomUUID(), "docs/stätus.md", digit.repeat(64), text, backup);
    }
}
