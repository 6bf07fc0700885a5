package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.sql.SQLException;
import java.time.Clock;
import java.util.concurrent.atomic.AtomicInteger;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;

/** A copy of the record into the mirror, as a part of a unit of work that does more. */
class MirrorCopyTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES = Records.postgresql();

    @TempDir
    Path folder;

    @Test
    void isRepeatedWithTheWholeUnitWhereTheServerEndsItsSession(TestDatabase database) {
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker.over(store).workItems().create(CreateWorkItem.task("Kept"), Caller.named("kim"));
        }
        AtomicInteger copies = new AtomicInteger();
        try (HeldConnections connections = new HeldConnections(database::connect, 2);
                Mirror mirror = new Mirror(folder.resolve("cache.db"), "postgresql", Clock.systemUTC())) {
            Sessions record = new Sessions(Dialect.POSTGRESQL, connections);

            boolean copied = mirror.copying()
                    .write(
                            WriteScope.STRUCTURE,
                            () -> new MirrorCopy(mirror).ofDatabase(record, () -> {
                                if (copies.getAndIncrement() == 0) {
                                    endSessions(database);
                                }
                                return true;
                            }));

            assertThat(copied).isTrue();
            assertThat(copies).hasValue(2);
            assertThat(mirror.state(mirror.copying())).isNotNull();
        }
    }

    private static void endSessions(TestDatabase database) {
        try {
            Sql.execute(
                    database,
                    "SELECT pg_terminate_backend(pid, 10000) FROM pg_stat_activity"
                            + " WHERE datname = current_database() AND pid <> pg_backend_pid()");
        } catch (SQLException e) {
            throw new AssertionError(e);
        }
    }
}
