package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.jupiter.api.Assertions.fail;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import java.sql.SQLException;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.RepeatedTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

class DatabaseExtensionTest {

    private static final Queue<TestDatabase> GIVEN = new ConcurrentLinkedQueue<>();

    @BeforeEach
    void forgetOtherTests() {
        GIVEN.clear();
    }

    @Test
    void givesEachTestItsOwnClone() throws SQLException {
        run(EachWithItsOwn.class).assertStatistics(tests -> tests.succeeded(3).failed(0));

        assertThat(GIVEN).hasSize(3).doesNotHaveDuplicates();
        assertNothingRemains();
    }

    @Test
    void givesAClassOneDatabaseWhereAsked() throws SQLException {
        run(AllWithOne.class).assertStatistics(tests -> tests.succeeded(2).failed(0));

        assertThat(List.copyOf(GIVEN)).hasSize(3).containsOnly(GIVEN.peek());
        assertNothingRemains();
    }

    @Test
    void removesTheDatabaseOfAFailingTest() throws SQLException {
        run(Failing.class).assertStatistics(tests -> tests.failed(1));

        assertThat(GIVEN).hasSize(1);
        assertNothingRemains();
    }

    @Test
    void runsAMethodOnEachKind() throws SQLException {
        run(MethodOnEach.class).assertStatistics(tests -> tests.succeeded(3).failed(0));

        assertThat(GIVEN).extracting(TestDatabase::kind).containsOnlyOnce(TestDatabase.Kind.values());
    }

    @Test
    void runsAClassOnEachKind() throws SQLException {
        run(ClassOnEach.class).assertStatistics(tests -> tests.succeeded(4).failed(0));

        assertThat(GIVEN).hasSize(4).doesNotHaveDuplicates();
        assertThat(GIVEN).extracting(TestDatabase::kind).contains(TestDatabase.Kind.values());
        assertNothingRemains();
    }

    @Test
    void saysWhereTheDatabaseCanBeAskedFor() {
        DatabaseExtension outside = DatabaseExtension.sqlite();

        assertThatThrownBy(outside::database)
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("@BeforeEach");
    }

    private static Events run(Class<?> type) {
        return EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents();
    }

    private static void assertNothingRemains() throws SQLException {
        for (TestDatabase database : GIVEN) {
            assertThat(Traces.of(database)).isFalse();
        }
    }

    static class EachWithItsOwn {

        @RegisterExtension
        static final DatabaseExtension DATABASES = DatabaseExtension.sqlite(OneItem.NAME, new OneItem());

        @RepeatedTest(3)
        void changesIt(TestDatabase database) throws SQLException {
            GIVEN.add(database);

            OneItem.addTo(database);

            assertThat(DATABASES.database()).isSameAs(database);
            assertThat(OneItem.countIn(database)).isEqualTo(2);
        }
    }

    static class AllWithOne {

        @RegisterExtension
        static final DatabaseExtension DATABASES =
                DatabaseExtension.sqlite(OneItem.NAME, new OneItem()).sharedByClass();

        @BeforeAll
        static void prepare(TestDatabase database) {
            GIVEN.add(database);
        }

        @RepeatedTest(2)
        void usesIt() {
            GIVEN.add(DATABASES.database());
        }
    }

    static class Failing {

        @RegisterExtension
        static final DatabaseExtension DATABASES = DatabaseExtension.postgresql();

        @Test
        void fails(TestDatabase database) {
            GIVEN.add(database);
            fail("on purpose");
        }
    }

    static class MethodOnEach {

        @EachDatabase(migratedBy = OneItem.class)
        void findsTheItem(TestDatabase database) throws SQLException {
            GIVEN.add(database);

            assertThat(OneItem.countIn(database)).isOne();
        }

        @Test
        void isATestLikeAnyOther() {
            assertThat(GIVEN).isNotNull();
        }
    }

    @EachDatabase
    static class ClassOnEach {

        @Test
        void beginsEmpty(TestDatabase database) throws SQLException {
            GIVEN.add(database);

            OneItem.execute(database, "CREATE TABLE item (name TEXT)");

            assertThat(OneItem.countIn(database)).isZero();
        }

        @Test
        void beginsEmptyAgain(TestDatabase database) throws SQLException {
            beginsEmpty(database);
        }
    }
}
