package dev.tracker.persistence;

import static dev.tracker.persistence.Vendors.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorService;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase(migratedBy = MigratedBySchema.class)
class UnitOfWorkTest {

    private static final VendorRef ACME = new VendorRef("Acme");

    private Store store;
    private Store other;
    private VendorService vendors;

    @BeforeEach
    void open(TestDatabase database) {
        store = Store.open(database.jdbcUrl());
        other = Store.open(database.jdbcUrl());
        vendors = Vendors.over(store);
    }

    @AfterEach
    void close() {
        store.close();
        other.close();
    }

    @Test
    void showsACommitToEveryOtherStoreAtOnce() {
        assertThat(other.vendors().find(ACME)).isEmpty();

        Vendor created = vendors.create(CreateVendor.named("Acme"), CALLER);

        assertThat(other.vendors().find(ACME)).contains(created);
    }

    @Test
    void goesOnAfterARefusalByTheDatabase(TestDatabase database) throws SQLException {
        Sql.execute(database, "DROP TABLE change_log");

        assertThatThrownBy(() -> vendors.create(CreateVendor.named("Acme"), CALLER))
                .isInstanceOfSatisfying(DatabaseException.class, e -> {
                    assertThat(e.operation()).isEqualTo("change the record");
                    assertThat(e).hasMessageNotContainingAny("change_log", "INSERT", "insert", "password");
                });

        assertThat(store.vendors().names()).isEmpty();
    }

    @Test
    void letsManyWriteAtOnceAndNumbersTheirChangesWithoutGaps() throws Exception {
        int writers = 8;
        int each = 15;
        List<Callable<Void>> work = IntStream.range(0, writers)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    VendorService mine = Vendors.over(writer % 2 == 0 ? store : other);
                    for (int i = 0; i < each; i++) {
                        mine.create(CreateVendor.named("V" + writer + "-" + i), CALLER);
                    }
                    return null;
                })
                .toList();

        runAll(work);

        List<Change> log = store.changeLog().list(new ChangeQuery(0L, null, null, null, null, 500));
        assertThat(log).hasSize(writers * each);
        assertThat(log.stream().map(Change::seq))
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, (long) writers * each).boxed().toList());
        assertThat(store.vendors().names()).hasSize(writers * each);
    }

    /** Whoever has seen a number has seen all smaller ones: the reader never finds one it has passed. */
    @Test
    void showsChangesInTheOrderOfTheirNumbers() throws Exception {
        CountDownLatch done = new CountDownLatch(4);
        List<Callable<Void>> work = new ArrayList<>(IntStream.range(0, 4)
                .<Callable<Void>>mapToObj(writer -> () -> {
                    try {
                        for (int i = 0; i < 25; i++) {
                            vendors.create(CreateVendor.named("W" + writer + "-" + i), CALLER);
                        }
                    } finally {
                        done.countDown();
                    }
                    return null;
                })
                .toList());
        List<Long> seen = new ArrayList<>();
        work.add(() -> {
            boolean last = false;
            while (!last) {
                last = done.getCount() == 0;
                long since = seen.isEmpty() ? 0 : seen.get(seen.size() - 1);
                other.changeLog().list(new ChangeQuery(since, null, null, null, null, 500)).stream()
                        .map(Change::seq)
                        .forEach(seen::add);
            }
            return null;
        });

        runAll(work);

        assertThat(seen)
                .containsExactlyElementsOf(
                        LongStream.rangeClosed(1, 100).boxed().toList());
    }

    @Test
    void doesAgainWhatADeadlockUndid() throws Exception {
        Vendor first = vendors.create(CreateVendor.named("First"), CALLER);
        Vendor second = vendors.create(CreateVendor.named("Second"), CALLER);
        CountDownLatch bothHold = new CountDownLatch(2);

        runAll(List.of(() -> holdBoth(first, second, bothHold), () -> holdBoth(second, first, bothHold)));

        assertThat(bothHold.getCount()).isZero();
        assertThat(store.vendors().names()).hasSize(2);
    }

    private Vendor holdBoth(Vendor one, Vendor two, CountDownLatch bothHold) {
        return store.unitOfWork().write(WriteScope.ROWS, () -> {
            store.vendors().findForUpdate(VendorRef.of(one.id()));
            bothHold.countDown();
            try {
                // SQLite has one writer at a time, which waits here for nobody.
                bothHold.await(300, TimeUnit.MILLISECONDS);
            } catch (InterruptedException e) {
                throw new IllegalStateException(e);
            }
            return store.vendors().findForUpdate(VendorRef.of(two.id())).orElseThrow();
        });
    }

    @Test
    void letsNobodyChangeTheStructureWhileAnotherHoldsAPlace() throws Exception {
        List<String> order = new ArrayList<>();
        CountDownLatch held = new CountDownLatch(1);

        runAll(List.of(
                () -> store.unitOfWork().write(WriteScope.PLACE, () -> {
                    held.countDown();
                    vendors.create(CreateVendor.named("Acme"), CALLER);
                    synchronized (order) {
                        order.add("place");
                    }
                    return null;
                }),
                () -> {
                    held.await();
                    return other.unitOfWork().write(WriteScope.STRUCTURE, () -> {
                        synchronized (order) {
                            order.add("structure, sees " + other.vendors().names());
                        }
                        return null;
                    });
                }));

        assertThat(order).containsExactly("place", "structure, sees [Acme]");
    }

    private static void runAll(List<? extends Callable<?>> work) throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(work.size());
        try {
            List<Future<?>> futures = new ArrayList<>();
            work.forEach(task -> futures.add(threads.submit(task)));
            for (Future<?> future : futures) {
                future.get(60, TimeUnit.SECONDS);
            }
        } finally {
            threads.shutdownNow();
        }
    }
}
