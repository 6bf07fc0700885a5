package dev.tracker.testkit.rollback;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Savepoint;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase
class UndoneTransactionTest {

    private TestDatabase database;
    private UndoneTransaction transaction;
    private Connection connection;

    @BeforeEach
    void begin(TestDatabase given) throws SQLException {
        database = given;
        try (Connection other = database.connect()) {
            execute(other, "CREATE TABLE item (name VARCHAR(20) PRIMARY KEY)");
        }
        transaction = UndoneTransaction.on(database.kind(), database.connect());
        connection = transaction.session();
    }

    @AfterEach
    void close() throws SQLException {
        transaction.close();
    }

    @Test
    void keepsACommitUntilTheEnd() throws SQLException {
        connection.setAutoCommit(false);
        add(connection, "kept");
        connection.commit();
        connection.rollback();

        assertThat(names(connection)).containsExactly("kept");
        assertNothingIsLeft();
    }

    @Test
    void goesBackToTheLastCommitOnARollback() throws SQLException {
        connection.setAutoCommit(false);
        add(connection, "kept");
        connection.commit();
        add(connection, "gone");
        connection.rollback();

        assertThat(names(connection)).containsExactly("kept");
        assertNothingIsLeft();
    }

    @Test
    void understandsTransactionsByStatement() throws SQLException {
        execute(connection, database.kind() == Kind.SQLITE ? "BEGIN IMMEDIATE" : "BEGIN");
        add(connection, "kept");
        execute(connection, " -- that is all\n commit;");
        execute(connection, "begin");
        add(connection, "gone");
        execute(connection, "Rollback");

        assertThat(names(connection)).containsExactly("kept");
        assertNothingIsLeft();
    }

    @Test
    void understandsTransactionsByPreparedStatement() throws SQLException {
        executePrepared("BEGIN");
        add(connection, "gone");
        executePrepared("ROLLBACK");

        assertThat(names(connection)).isEmpty();
    }

    @Test
    void keepsWhatStandsForItself() throws SQLException {
        add(connection, "one");
        assertThatThrownBy(() -> add(connection, "one")).isInstanceOf(SQLException.class);
        add(connection, "two");

        assertThat(names(connection)).containsExactly("one", "two");
        assertNothingIsLeft();
    }

    @Test
    void refusesWhatFollowsAFailureAsTheDatabaseDoes() throws SQLException {
        connection.setAutoCommit(false);
        add(connection, "one");
        assertThatThrownBy(() -> add(connection, "one")).isInstanceOf(SQLException.class);

        if (database.kind() == Kind.POSTGRESQL) {
            assertThatThrownBy(() -> add(connection, "two")).hasMessageContaining("aborted");
            assertThatThrownBy(connection::commit).isInstanceOf(SQLException.class);
        } else {
            connection.rollback();
        }

        assertThat(names(connection)).isEmpty();
    }

    @Test
    void knowsTheCodesOwnSavepoints() throws SQLException {
        connection.setAutoCommit(false);
        add(connection, "before");
        Savepoint savepoint = connection.setSavepoint();
        add(connection, "gone");
        connection.rollback(savepoint);
        Savepoint named = connection.setSavepoint("by \"name\"");
        add(connection, "after");
        connection.releaseSavepoint(named);
        connection.commit();

        assertThat(names(connection)).containsExactly("after", "before");
        assertNothingIsLeft();
    }

    @Test
    void commitsByTheWayIntoAutocommitMode() throws SQLException {
        connection.setAutoCommit(false);
        add(connection, "kept");
        connection.setAutoCommit(true);

        assertThat(connection.getAutoCommit()).isTrue();
        assertThatThrownBy(connection::commit).hasMessageContaining("autocommit");
        assertThat(names(connection)).containsExactly("kept");
        assertNothingIsLeft();
    }

    @Test
    void undoesWhatAClosedConnectionDidNotCommit() throws SQLException {
        connection.setAutoCommit(false);
        add(connection, "gone");
        connection.close();

        assertThat(connection.isClosed()).isTrue();
        assertThatThrownBy(() -> names(connection)).hasMessageContaining("closed");
        assertThat(names(transaction.session())).isEmpty();
    }

    @Test
    void showsACommitToTheNextConnection() throws SQLException {
        add(connection, "kept");

        Connection next = transaction.session();

        assertThat(names(next)).containsExactly("kept");
    }

    @Test
    void refusesTwoTransactionsAtOnce() throws SQLException {
        connection.setAutoCommit(false);
        add(connection, "one");
        Connection other = transaction.session();

        assertThatThrownBy(() -> add(other, "two"))
                .isInstanceOf(IsolationMisuse.class)
                .hasMessageContaining("CLONE");

        connection.commit();
        add(other, "two");
        assertThat(names(connection)).containsExactly("one", "two");
    }

    @Test
    void leadsNobodyRoundItself() throws SQLException {
        try (Statement statement = connection.createStatement()) {
            assertThat(statement.getConnection()).isSameAs(connection);
        }
        assertThat(connection.unwrap(Connection.class)).isSameAs(connection);
        assertThat(connection.isWrapperFor(Connection.class)).isTrue();
        assertThat(connection.isValid(1)).isTrue();
    }

    @Test
    void letsTransactionsSayHowTheyAreIsolated() throws SQLException {
        connection.setTransactionIsolation(Connection.TRANSACTION_SERIALIZABLE);
        connection.setReadOnly(true);
        assertThat(connection.getTransactionIsolation()).isEqualTo(Connection.TRANSACTION_SERIALIZABLE);
        assertThat(connection.isReadOnly()).isTrue();
        connection.setReadOnly(false);

        if (database.kind() == Kind.POSTGRESQL) {
            connection.setAutoCommit(false);
            execute(connection, "SET TRANSACTION ISOLATION LEVEL REPEATABLE READ READ ONLY");
            assertThatThrownBy(() -> add(connection, "written")).hasMessageContaining("read-only");
            connection.rollback();
            execute(connection, "SET TRANSACTION ISOLATION LEVEL SERIALIZABLE");
        }
        add(connection, "written");

        assertThat(names(connection)).containsExactly("written");
    }

    @Test
    void checksAtACommitWhatIsPutOffUntilThen() throws SQLException {
        if (database.kind() == Kind.SQLITE) {
            // Neither a statement of its own nor the test's end would check it: this store puts nothing off.
            return;
        }
        execute(connection, "CREATE TABLE child (parent VARCHAR(20) REFERENCES item DEFERRABLE INITIALLY DEFERRED)");
        connection.setAutoCommit(false);
        execute(connection, "INSERT INTO child VALUES ('late')");
        add(connection, "late");
        connection.commit();
        execute(connection, "INSERT INTO child VALUES ('never')");

        assertThatThrownBy(connection::commit).hasMessageContaining("foreign key");
        assertThat(names(connection)).containsExactly("late");
    }

    @Test
    void saysThatTheTestIsOver() throws SQLException {
        transaction.close();

        assertThatThrownBy(() -> add(connection, "late")).hasMessageContaining("over");
        connection.close();
    }

    @Test
    void saysThatTheDatabaseEndedTheTransaction() throws SQLException {
        if (database.kind() == Kind.POSTGRESQL) {
            return;
        }
        connection.setAutoCommit(false);
        add(connection, "one");

        assertThatThrownBy(() -> execute(connection, "INSERT OR ROLLBACK INTO item VALUES ('one')"))
                .isInstanceOf(SQLException.class);
        assertThatThrownBy(connection::rollback).isInstanceOf(SQLException.class);

        assertThatThrownBy(() -> add(connection, "two")).hasMessageContaining("CLONE");
        assertThatThrownBy(transaction::close).isInstanceOf(SQLException.class);
        assertThat(namesSeenByOthers()).isEmpty();
    }

    private void assertNothingIsLeft() throws SQLException {
        transaction.close();

        assertThat(namesSeenByOthers()).isEmpty();
    }

    private List<String> namesSeenByOthers() throws SQLException {
        try (Connection other = database.connect()) {
            return names(other);
        }
    }

    private static List<String> names(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery("SELECT name FROM item ORDER BY name")) {
            List<String> names = new ArrayList<>();
            while (rows.next()) {
                names.add(rows.getString(1));
            }
            return names;
        }
    }

    private static void add(Connection connection, String name) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement("INSERT INTO item VALUES (?)")) {
            statement.setString(1, name);
            assertThat(statement.executeUpdate()).isOne();
        }
    }

    private void executePrepared(String sql) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            assertThat(statement.execute()).isFalse();
        }
    }

    private static void execute(Connection connection, String sql) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute(sql);
        }
    }
}
