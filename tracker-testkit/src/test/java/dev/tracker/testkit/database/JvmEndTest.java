package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.sql.SQLException;
import org.junit.jupiter.api.Test;

class JvmEndTest {

    @Test
    void removesWhatWasNeverClosed() throws SQLException {
        try (TestJvm jvm = TestJvm.start()) {
            TestDatabase file = jvm.next(Kind.SQLITE);
            TestDatabase database = jvm.next(Kind.POSTGRESQL);
            assertThat(Traces.of(file)).isTrue();
            assertThat(Traces.of(database)).isTrue();

            jvm.end();

            assertThat(Traces.of(file)).isFalse();
            assertThat(Traces.of(database)).isFalse();
        }
    }

    @Test
    void leavesWhatAKilledJvmHadToTheNextAndSparesTheLiving() throws SQLException {
        try (TestJvm living = TestJvm.start();
                TestJvm killed = TestJvm.start()) {
            TestDatabase livingFile = living.next(Kind.SQLITE);
            TestDatabase livingDatabase = living.next(Kind.POSTGRESQL);
            TestDatabase killedFile = killed.next(Kind.SQLITE);
            TestDatabase killedDatabase = killed.next(Kind.POSTGRESQL);
            killed.kill();

            try (TestJvm next = TestJvm.start()) {
                next.next(Kind.SQLITE);
                next.next(Kind.POSTGRESQL);

                assertThat(Traces.of(killedFile)).isFalse();
                assertThat(Traces.of(killedDatabase)).isFalse();
                assertThat(Traces.of(livingFile)).isTrue();
                assertThat(Traces.of(livingDatabase)).isTrue();
            }
        }
    }
}
