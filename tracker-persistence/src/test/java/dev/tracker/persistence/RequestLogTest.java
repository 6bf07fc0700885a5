package dev.tracker.persistence;

import static dev.tracker.persistence.Vendors.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DuplicateException;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorService;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase(migratedBy = MigratedBySchema.class)
class RequestLogTest {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");
    private static final UUID ID = UUID.fromString("018f0000-0000-7000-8000-000000000001");
    private static final Caller ONCE = CALLER.withRequest(ID);

    private Store store;
    private VendorService vendors;

    @BeforeEach
    void open(TestDatabase database) {
        store = Store.open(database.jdbcUrl());
        vendors = Vendors.over(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesARepeatedRequestItsFirstAnswer() {
        Vendor first = vendors.create(CreateVendor.named("Acme"), ONCE);
        vendors.update(UpdateVendor.status(VendorRef.of(first.id()), 1, VendorStatus.OPERATIONAL), CALLER);

        Vendor again = vendors.create(CreateVendor.named("Acme"), ONCE);

        assertThat(again).isEqualTo(first);
        assertThat(store.changeLog().list(ChangeQuery.ALL)).hasSize(2);
    }

    @Test
    void forgetsARequestThatWasRefused() {
        vendors.create(CreateVendor.named("Acme"), CALLER);
        assertThatThrownBy(() -> vendors.create(CreateVendor.named("ACME"), ONCE))
                .isInstanceOf(DuplicateException.class);

        Vendor other = vendors.create(CreateVendor.named("Other"), ONCE);

        assertThat(store.vendors().find(new VendorRef("Other"))).contains(other);
    }

    @Test
    void doesARequestOnceThatComesTwiceAtTheSameTime() throws Exception {
        ExecutorService threads = Executors.newFixedThreadPool(4);
        try {
            List<Future<Vendor>> answers = threads.invokeAll(
                    java.util.Collections.nCopies(4, () -> vendors.create(CreateVendor.named("Acme"), ONCE)));

            Vendor first = answers.get(0).get(30, TimeUnit.SECONDS);
            for (Future<Vendor> answer : answers) {
                assertThat(answer.get(30, TimeUnit.SECONDS)).isEqualTo(first);
            }
        } finally {
            threads.shutdownNow();
        }
        assertThat(store.changeLog().list(ChangeQuery.ALL)).hasSize(1);
    }

    @Test
    void keepsRequestsForThirtyDays(TestDatabase database) throws SQLException {
        UUID kept = UUID.fromString("018f0000-0000-7000-8000-000000000002");
        UUID later = UUID.fromString("018f0000-0000-7000-8000-000000000003");
        begin(ID, Map.of(), NOW.minus(Duration.ofDays(31)));
        begin(kept, Map.of(), NOW.minus(Duration.ofDays(29)));

        begin(later, Map.of(), NOW);

        assertThat(Sql.column(database, "SELECT request_id FROM requests ORDER BY at"))
                .containsExactly(kept.toString(), later.toString());
    }

    private Optional<Map<String, Object>> begin(UUID id, Map<String, Object> arguments, Instant now) {
        return store.unitOfWork().write(WriteScope.ROWS, () -> {
            Optional<Map<String, Object>> first = store.requests().begin(id, "Something", arguments, now);
            if (first.isEmpty()) {
                store.requests().complete(id, Map.of("done", true));
            }
            return first;
        });
    }
}
