package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import java.sql.Connection;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlPlanTest extends PlanContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = Records.postgresql().sharedByClass();

    @Override
    Dialect dialect() {
        return Dialect.POSTGRESQL;
    }

    @Override
    String explain() {
        return "EXPLAIN ";
    }

    @Override
    boolean isScan(String step) {
        return step.contains("Seq Scan");
    }

    /** On small tables a sequential scan is the cheapest; it stays in the plan only where nothing else serves. */
    @Override
    void prepare(Connection connection) throws SQLException {
        try (Statement statement = connection.createStatement()) {
            statement.execute("SET enable_seqscan = off");
        }
    }
}
