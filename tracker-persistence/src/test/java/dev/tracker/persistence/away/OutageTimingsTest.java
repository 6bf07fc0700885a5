package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.lang.management.ManagementFactory;
import java.lang.management.ThreadMXBean;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.function.Consumer;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/**
 * Measures what docs/availability.md says of an outage, on a record of 1,200 items and 45 vendors, holds it
 * to its bars, and leaves the figures in {@code target/outage-timings.txt}.
 */
@Tag("long")
class OutageTimingsTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");
    private static final ThreadMXBean THREADS = ManagementFactory.getThreadMXBean();
    private static final int ITEMS = 1_200;
    private static final int VENDORS = 45;
    private static final int CALLS = 500;

    @TempDir
    Path folder;

    private final List<String> figures = new ArrayList<>();

    @Test
    void holdsItsTimes(TestDatabase database) throws IOException {
        try (FaultProxy proxy = FaultProxy.before(database.jdbcUrl())) {
            String url = proxy.urlFor(database.jdbcUrl());
            Project project = Project.in(folder, database).at(url);
            try (Store plain = Store.open(StoreSettings.of(url))) {
                fill(Tracker.over(plain));
                writes("a write without a mirror", Tracker.over(plain));
            }
            try (AvailableStore store = project.open()) {
                Tracker tracker = Tracker.over(store);
                Duration copied = time(() -> Awaiting.until(
                        Duration.ofSeconds(60), () -> store.availability().mirroredAt() != null));
                figures.add("the first copy to the mirror: %d ms".formatted(copied.toMillis()));
                writes("a write with its mirror", tracker);
                outage("refused", proxy, tracker, fault -> {
                    fault.refuse();
                    fault.cut();
                });
                outage("cut, then silent", proxy, tracker, fault -> {
                    fault.stall();
                    fault.cut();
                });
                outage("silent", proxy, tracker, FaultProxy::stall);
            }
        }
        Path target = Files.createDirectories(Path.of("target"));
        Files.write(target.resolve("outage-timings.txt"), figures);
    }

    private static void fill(Tracker tracker) {
        for (int i = 0; i < VENDORS; i++) {
            tracker.vendors().create(CreateVendor.named("vendor " + i), ALICE);
        }
        for (int i = 0; i < ITEMS; i++) {
            tracker.workItems().create(CreateWorkItem.task("Item " + i), ALICE);
        }
    }

    private void writes(String what, Tracker tracker) {
        List<Long> nanos = new ArrayList<>();
        for (int i = 0; i < CALLS / 2; i++) {
            String title = "Written " + i;
            nanos.add(time(() -> tracker.workItems().create(CreateWorkItem.task(title), ALICE))
                    .toNanos());
        }
        figures.add(what + ": " + quantiles(nanos));
    }

    private void outage(String name, FaultProxy proxy, Tracker tracker, Consumer<FaultProxy> fault) {
        read(tracker, 0);
        fault.accept(proxy);
        Duration first = time(() -> assertThat(isElsewhere(tracker)).isTrue());
        List<Long> nanos = new ArrayList<>();
        List<Long> working = new ArrayList<>();
        for (int i = 0; i < CALLS; i++) {
            int call = i;
            long from = THREADS.getCurrentThreadCpuTime();
            nanos.add(time(() -> read(tracker, call)).toNanos());
            working.add(THREADS.getCurrentThreadCpuTime() - from);
        }
        proxy.heal();
        Duration back = time(() -> Awaiting.until(Duration.ofSeconds(20), () -> !isElsewhere(tracker)));
        figures.add("%s: first answer %d ms, later %s (working %s), back after %d ms"
                .formatted(name, first.toMillis(), quantiles(nanos), quantiles(working), back.toMillis()));
        assertThat(first).as(name).isLessThan(Duration.ofSeconds(2));
        // The work of a call, for on a machine that others use it also waits for them.
        assertThat(working.get((int) (CALLS * 0.95)))
                .as(name)
                .isLessThan(Duration.ofMillis(20).toNanos());
        assertThat(back).as(name).isLessThan(Duration.ofSeconds(5));
    }

    /** Now this, now that: a vendor by its name, a page of items, the status. */
    private static void read(Tracker tracker, int call) {
        switch (call % 3) {
            case 0 -> tracker.vendors().get(new VendorRef("vendor " + call % VENDORS));
            case 1 -> tracker.workItems().list(WorkItemQuery.ALL);
            default -> tracker.status().summary();
        }
    }

    private static boolean isElsewhere(Tracker tracker) {
        try (Observation seen = Observation.begin()) {
            tracker.vendors().get(new VendorRef("vendor 1"));
            return seen.source() != null;
        }
    }

    /** Sorts them, too. */
    private static String quantiles(List<Long> nanos) {
        Collections.sort(nanos);
        return String.format(
                Locale.ROOT,
                "p50 %.1f ms, p95 %.1f ms",
                nanos.get(nanos.size() / 2) / 1e6,
                nanos.get((int) (nanos.size() * 0.95)) / 1e6);
    }

    private static Duration time(Runnable work) {
        long from = System.nanoTime();
        work.run();
        return Duration.ofNanos(System.nanoTime() - from);
    }
}
