package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Conflict;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.util.ArrayList;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Callable;
import java.util.concurrent.CyclicBarrier;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;

/** Three machines that wrote the same while their database was away come back to it at the same moment. */
class ThreeMachinesTest {

    private static final int MACHINES = 3;

    @RegisterExtension
    static final DatabaseExtension DATABASES = Records.postgresql();

    private final List<AwayProject> machines = new ArrayList<>();
    private final List<UUID> acknowledged = new ArrayList<>();

    @BeforeEach
    void open(TestDatabase database) throws IOException {
        for (int i = 0; i < MACHINES; i++) {
            machines.add(new AwayProject(database));
        }
    }

    @AfterEach
    void close() throws IOException {
        for (AwayProject machine : machines) {
            machine.close();
        }
    }

    @Test
    void bringEachWriteOnceOrAsAConflict() throws Exception {
        WorkItem contested = task("Contested");
        WorkItem shared = task("Shared");
        for (AwayProject machine : machines) {
            // A write brings the machine's mirror to where the database is.
            machine.tracker().workItems().create(CreateWorkItem.task("Seen"), Caller.named("ann"));
            machine.goAway();
        }
        for (int i = 0; i < MACHINES; i++) {
            writeWhileAway(i, contested, shared);
        }

        comeBackTogether();

        Tracker online = machines.get(0).tracker();
        WorkItem merged = online.workItems().get(WorkItemRef.of(shared.id()));
        assertThat(merged.title()).isEqualTo("Machine 0");
        assertThat(merged.description()).isEqualTo("Machine 1");
        assertThat(merged.priority()).isEqualTo(5);
        assertThat(online.workItems().get(WorkItemRef.of(contested.id())).title())
                .startsWith("Machine ");
        assertThat(machines.get(0).store().vendors().names()).containsExactly("Acme");
        List<WorkItemSummary> own = online.workItems().list(WorkItemQuery.ALL).items().stream()
                .filter(item -> item.title().equals("Own"))
                .toList();
        assertThat(own).hasSize(MACHINES);
        assertThat(own.stream()
                        .map(WorkItemSummary::key)
                        .map(WorkItemKey::value)
                        .distinct())
                .hasSize(MACHINES);
        List<Conflict> conflicts = machines.get(0).store().conflicts().open();
        // Of three that change the same, or take the same name, the first is done.
        assertThat(conflicts).hasSize(2 * (MACHINES - 1));
        assertThat(wherever(conflicts)).containsExactlyInAnyOrderElementsOf(acknowledged);
        assertThat(RecordAgreement.differencesAfterOfflineWrites(online)).isEmpty();
    }

    private void writeWhileAway(int number, WorkItem contested, WorkItem shared) {
        Tracker tracker = machines.get(number).tracker();
        String name = "Machine " + number;
        tracker.workItems().update(UpdateWorkItem.of(contested).title(name).build(), caller(name));
        var update = UpdateWorkItem.of(shared);
        tracker.workItems()
                .update(
                        switch (number) {
                            case 0 -> update.title(name).build();
                            case 1 -> update.description(name).build();
                            default -> update.priority(5).build();
                        },
                        caller(name));
        tracker.vendors().create(CreateVendor.named("Acme"), caller(name));
        tracker.workItems().create(CreateWorkItem.task("Own"), caller(name));
    }

    /** Each as a process that starts, at once. */
    private void comeBackTogether() throws Exception {
        machines.forEach(AwayProject::stop);
        machines.forEach(machine -> machine.proxy.heal());
        CyclicBarrier together = new CyclicBarrier(MACHINES);
        ExecutorService threads = Executors.newFixedThreadPool(MACHINES);
        try {
            List<Future<Void>> returns = new ArrayList<>();
            for (AwayProject machine : machines) {
                Callable<Void> comeBack = () -> {
                    together.await();
                    machine.start();
                    machine.awaitSynced();
                    return null;
                };
                returns.add(threads.submit(comeBack));
            }
            for (Future<Void> back : returns) {
                back.get();
            }
        } finally {
            threads.shutdownNow();
        }
    }

    /** The requests that are in the log, as many times as they are there, and those of conflicts. */
    private Collection<UUID> wherever(List<Conflict> conflicts) {
        List<UUID> there = new ArrayList<>();
        machines
                .get(0)
                .store()
                .changeLog()
                .list(new ChangeQuery(0L, null, null, null, null, ChangeQuery.MAX_LIMIT))
                .stream()
                .filter(change -> change.action() != Action.CONFLICT_RECORDED)
                .map(Change::requestId)
                .forEach(there::add);
        conflicts.stream()
                .flatMap(conflict -> conflict.entries().stream())
                .map(JournalEntry::requestId)
                .forEach(there::add);
        there.retainAll(acknowledged);
        return there;
    }

    private Caller caller(String name) {
        Caller caller = new Caller(name, UUID.randomUUID());
        acknowledged.add(caller.requestId());
        return caller;
    }

    private WorkItem task(String title) {
        return machines.get(0).tracker().workItems().create(CreateWorkItem.task(title), Caller.named("ann"));
    }
}
