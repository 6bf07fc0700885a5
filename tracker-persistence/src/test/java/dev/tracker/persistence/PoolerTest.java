package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.testkit.database.PgBouncer;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.sql.SQLException;
import java.util.List;
import java.util.concurrent.CompletableFuture;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Assumptions;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

/** A record behind a pooler that gives every transaction another session. */
class PoolerTest {

    @BeforeEach
    void needsThePooler() {
        Assumptions.assumeTrue(
                PgBouncer.isInstalled(), "Not tried: pgbouncer is not installed; on Debian, apt install pgbouncer.");
    }

    @Test
    void keepsTheRecord() throws SQLException {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
                PgBouncer pooler = PgBouncer.before(database, "ignore_startup_parameters = extra_float_digits");
                Store one = Store.open(pooler.jdbcUrl());
                Store other = Store.open(pooler.jdbcUrl())) {
            // More clients than the pooler has sessions, so that each meets what another prepared or set.
            List<CompletableFuture<Void>> writers = IntStream.range(0, 6)
                    .mapToObj(k -> CompletableFuture.runAsync(() -> write(k % 2 == 0 ? one : other, "V" + k)))
                    .toList();
            writers.forEach(CompletableFuture::join);

            assertThat(one.vendors().names()).hasSize(6 * 8);
            assertThat(Sql.column(database, "SELECT last_seq FROM change_log_counter"))
                    .containsExactly("48");
        }
    }

    @Test
    void leavesNothingSetInTheSessionsOfOthers() throws SQLException {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
                PgBouncer pooler = PgBouncer.before(database, "ignore_startup_parameters = extra_float_digits")) {
            try (Store store = Store.open(pooler.jdbcUrl())) {
                write(store, "V");
            }

            assertThat(pooler.column("SHOW lock_timeout")).containsExactly("0");
            assertThat(pooler.column("SHOW idle_in_transaction_session_timeout"))
                    .containsExactly("0");
        }
    }

    @Test
    void saysWhatToSetWhereThePoolerRefusesAParameter() {
        try (TestDatabase database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
                PgBouncer pooler = PgBouncer.before(database, "ignore_startup_parameters = options")) {
            assertThatThrownBy(() -> Store.open(pooler.jdbcUrl() + "&currentSchema=public"))
                    .isInstanceOf(ValidationException.class)
                    .hasMessageContaining("ignore_startup_parameters");
        }
    }

    private static void write(Store store, String prefix) {
        Tracker tracker = Tracker.over(store);
        for (int i = 0; i < 8; i++) {
            tracker.vendors().create(CreateVendor.named(prefix + "-" + i), Caller.named("kim"));
            tracker.status().summary();
        }
    }
}
