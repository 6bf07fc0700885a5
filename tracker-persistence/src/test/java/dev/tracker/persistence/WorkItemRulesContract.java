package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.StaleVersionException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.GitLink;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ResearchMetadata;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.TaskMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What holds of single work items on every database. */
abstract class WorkItemRulesContract extends RecordContract {

    private static final String HASH = "0123456789abcdef0123456789abcdef01234567";

    @Test
    void returnsWhatWasCreated() {
        WorkItem parent = create(CreateWorkItem.project("Shop", "Sell things"));
        WorkItem created = create(full(parent));

        WorkItem found = get(created);

        assertThat(found).isEqualTo(created);
        assertThat(found.labels()).containsExactly("zeta", "a/b", "Alpha");
        assertThat(found.git().branchName()).isEqualTo("feature/x");
        assertThat(found.git().commitHash()).isEqualTo(HASH);
        assertThat(found.git().prNumber()).isEqualTo(7);
        assertThat(found.version()).isEqualTo(1);
        assertThat(found.placement().depth()).isEqualTo(1);
        assertThat(found.placement().path()).isEqualTo("/" + parent.id() + "/" + created.id());
    }

    @Test
    void keepsEveryTypesMetadata() {
        SessionMetadata session = new SessionMetadata(
                1_000, 0, Map.of("schema_version", "1.0", "nested", Map.of("é", List.of(1, "two"))));
        ResearchMetadata research = new ResearchMetadata(List.of("why?"), List.of("https://example.org"), null);

        WorkItem first = create(CreateWorkItem.of(ItemType.SESSION, "Session", session));
        WorkItem second = create(CreateWorkItem.of(ItemType.RESEARCH, "Research", research));

        assertThat(get(first)).isEqualTo(first);
        assertThat(get(second)).isEqualTo(second);
        assertThat(get(first).metadata()).isEqualTo(session);
    }

    @Test
    void keepsAnyUnicode() {
        String title = "\"';--  \\ % _ 𝄞 e\u0301 \u202Eabc ${x} #{y}";

        WorkItem created = create(title);

        assertThat(get(created).title()).isEqualTo(title);
    }

    @Test
    void findsByKeyInAnyCase() {
        WorkItem created = create("Find me");

        WorkItem found =
                tracker.workItems().get(new WorkItemRef(created.key().value().toUpperCase(java.util.Locale.ROOT)));

        assertThat(found).isEqualTo(created);
    }

    @Test
    void namesKeysThatResembleAMistypedOne() {
        String key = create("Near").key().value();
        String mistyped = key.substring(0, 4) + (key.charAt(4) == '0' ? '2' : '0');

        NotFoundException refusal = catchThrowableOfType(
                NotFoundException.class, () -> tracker.workItems().get(new WorkItemRef(mistyped)));

        assertThat(refusal.closeMatches()).containsExactly(key);
    }

    @Test
    void lengthensOnlyAKeyThatIsTaken() {
        WorkItem first = create("First");
        WorkItemId id = new WorkItemId(UUID.randomUUID());
        String five = WorkItemKey.of(id, 5).value();
        execute("DELETE FROM work_item_identities WHERE key = '" + five + "'");
        execute("INSERT INTO work_item_identities (id, key) VALUES ('" + UUID.randomUUID() + "', '" + five + "')");

        WorkItem stored = store.unitOfWork()
                .write(
                        dev.tracker.core.transaction.WriteScope.ROWS,
                        () -> store.workItems().insert(withId(first, id)));

        assertThat(stored.key()).isEqualTo(WorkItemKey.of(id, 6));
        assertThat(tracker.workItems().get(WorkItemRef.of(stored.key())).id()).isEqualTo(id);
    }

    @Test
    void saysEveryFaultAtOnceAndStoresNothing() {
        CreateWorkItem faulty = new CreateWorkItem(
                ItemType.TASK,
                " ",
                Map.of("estimated_hours", "3", "colour", "red"),
                null,
                null,
                9,
                List.of("bad label", "same", "same"),
                null,
                null,
                "abc",
                0,
                List.of());

        ValidationException refusal = catchThrowableOfType(ValidationException.class, () -> create(faulty));

        assertThat(refusal.violations())
                .extracting(Violation::field)
                .contains(
                        "title",
                        "priority",
                        "labels[0]",
                        "labels[2]",
                        "commit_hash",
                        "pr_number",
                        "metadata.estimated_hours",
                        "metadata.colour");
        assertThat(rows("SELECT id FROM work_item_identities")).isEmpty();
        assertThat(changeCount()).isZero();
    }

    @Test
    void createsNothingUnderAParentThatIsNotThereOrDeleted() {
        WorkItem deleted = delete(create("Gone"));
        WorkItemId nobody = new WorkItemId(UUID.randomUUID());

        assertThatThrownBy(() -> create(CreateWorkItem.task("Lost").under(nobody)))
                .isInstanceOf(NotFoundException.class);
        assertThatThrownBy(() -> createUnder(deleted, "Lost"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("parent_id is deleted");
        assertThat(rows("SELECT id FROM work_items")).hasSize(1);
    }

    @Test
    void createsDependenciesWithTheItemOrNothing() {
        WorkItem first = create("First");
        WorkItem gone = delete(create("Gone"));

        WorkItem waiting = create(CreateWorkItem.task("Second").dependingOn(first.id()));

        assertThat(tracker.dependencies().blockersOf(List.of(waiting.id())).get(waiting.id()))
                .extracting(item -> item.id())
                .containsExactly(first.id());
        assertThatThrownBy(() -> create(CreateWorkItem.task("Third").dependingOn(first.id(), gone.id())))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("depends_on[1] is deleted");
        assertThat(rows("SELECT title FROM work_items WHERE title = 'Third'")).isEmpty();
    }

    @Test
    void changesWhatIsNamedAndLogsIt() {
        WorkItem before = create(full(create(CreateWorkItem.project("Shop", "Sell things"))));

        WorkItem after = update(UpdateWorkItem.of(before)
                        .title("Other")
                        .labels(List.of("Alpha", "new"))
                        .branchName("second")
                        .prNumber(8)
                        .status(ItemStatus.BLOCKED)
                        .build())
                .item();

        assertThat(get(before)).isEqualTo(after);
        assertThat(after.version()).isEqualTo(2);
        assertThat(after.description()).isEqualTo(before.description());
        assertThat(after.labels()).containsExactly("Alpha", "new");
        assertThat(after.git().branches()).containsExactly("feature/x", "second");
        assertThat(after.git().prNumber()).isEqualTo(8);
        assertThat(after.revision().updatedBy()).isEqualTo("bob");
        assertThat(after.revision().createdBy()).isEqualTo("alice");
        Change logged = changesOf(before).get(1);
        assertThat(logged.action()).isEqualTo(Action.UPDATED);
        assertThat(logged.version()).isEqualTo(2L);
        assertThat(logged.changes()).containsOnlyKeys("title", "labels", "git_links", "status");
        assertThat(logged.changes().get("title")).isEqualTo(new FieldChange("Build it", "Other"));
    }

    @Test
    void linksTheSameBranchOnce() {
        WorkItem before = create(CreateWorkItem.task("Linked"));
        WorkItem once =
                update(UpdateWorkItem.of(before).branchName("main").build()).item();

        WorkItem twice =
                update(UpdateWorkItem.of(once).branchName("main").build()).item();

        assertThat(twice.version()).isEqualTo(2);
        assertThat(get(before).git().gitLinks()).extracting(GitLink::value).containsExactly("main");
    }

    @Test
    void makesNoNewVersionOfWhatDoesNotChange() {
        WorkItem before = create(full(create(CreateWorkItem.project("Shop", "Sell things"))));
        long logged = changeCount();

        WorkItem after = update(UpdateWorkItem.of(before)
                        .title(before.title())
                        .metadata(before.metadata().toTree())
                        .labels(before.labels())
                        .build())
                .item();

        assertThat(after).isEqualTo(before);
        assertThat(changeCount()).isEqualTo(logged);
    }

    @Test
    void refusesAnUpdateOfAStaleVersionAndSaysWhatChanged() {
        WorkItem before = create("Contested");
        update(UpdateWorkItem.of(before).title("Taken").priority(1).build());

        StaleVersionException refusal = catchThrowableOfType(
                StaleVersionException.class,
                () -> update(UpdateWorkItem.of(before).title("Late").build()));

        assertThat(refusal.expectedVersion()).isEqualTo(1);
        assertThat(refusal.currentVersion()).isEqualTo(2);
        assertThat(refusal.lastUpdatedBy()).isEqualTo("bob");
        assertThat(refusal.changedFields()).containsExactlyInAnyOrder("title", "priority");
        assertThat(get(before).title()).isEqualTo("Taken");
    }

    @Test
    void replacesMetadataAsAWhole() {
        WorkItem before = create(CreateWorkItem.of(
                ItemType.TASK, "Measured", new TaskMetadata(new java.math.BigDecimal("1.5"), null, "waiting")));

        update(UpdateWorkItem.of(before).metadata(Map.of("actual_hours", 2)).build());

        assertThat(get(before).metadata()).isEqualTo(new TaskMetadata(null, new java.math.BigDecimal("2"), null));
        assertThat(changesOf(before).get(1).changes())
                .containsOnlyKeys("metadata.estimated_hours", "metadata.actual_hours", "metadata.blocked_reason");
    }

    static CreateWorkItem full(WorkItem parent) {
        return new CreateWorkItem(
                ItemType.TASK,
                "Build it",
                Map.of("estimated_hours", 2.5, "blocked_reason", "none"),
                "All of it",
                ItemStatus.ACTIVE,
                2,
                List.of("zeta", "a/b", "Alpha"),
                ref(parent),
                "feature/x",
                HASH,
                7,
                List.of());
    }

    private static WorkItem withId(WorkItem item, WorkItemId id) {
        return new WorkItem(
                id,
                WorkItemKey.of(id, WorkItemKey.MIN_LENGTH),
                item.itemType(),
                item.title(),
                item.description(),
                item.status(),
                item.priority(),
                item.labels(),
                null,
                dev.tracker.core.workitem.Placement.root(id),
                item.metadata(),
                item.git(),
                null,
                null,
                item.revision());
    }
}
