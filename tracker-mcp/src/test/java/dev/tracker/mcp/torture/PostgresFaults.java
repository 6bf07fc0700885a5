package dev.tracker.mcp.torture;

import dev.tracker.testkit.database.PostgresNode;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A PostgreSQL server that refuses or ends sessions, or that is itself stopped or killed, and started again. */
final class PostgresFaults implements FaultLanes.Breaker {

    private final PostgresNode node;
    private final String role;
    private final List<Project> projects;
    private final FaultLanes lanes;

    /** @param role that of all sessions; a superuser's could not be refused */
    PostgresFaults(PostgresNode node, String role, List<Project> projects, FaultLanes lanes) {
        this.node = node;
        this.role = role;
        this.projects = projects;
        this.lanes = lanes;
    }

    @Override
    public boolean make(FaultKind kind, Random dice) throws InterruptedException, SQLException {
        Project project = projects.get(dice.nextInt(projects.size()));
        FaultLanes.awaitOnline(project);
        BooleanSupplier felt = FaultLanes.feltBy(project);
        switch (kind) {
            case SESSIONS_ENDED -> {
                return endSessions() > 0;
            }
            case NO_CONNECTION_FREE -> sql("ALTER ROLE " + role + " CONNECTION LIMIT 0");
            case DATABASE_STOPPED -> node.stop();
            case DATABASE_KILLED -> node.kill();
            default -> throw new IllegalArgumentException(kind.toString());
        }
        try {
            if (kind == FaultKind.NO_CONNECTION_FREE) {
                endSessions();
            }
            lanes.last(dice);
            return FaultLanes.await(felt, FaultLanes.UNTIL_FELT);
        } finally {
            if (kind == FaultKind.NO_CONNECTION_FREE) {
                sql("ALTER ROLE " + role + " CONNECTION LIMIT -1");
            } else {
                node.start();
            }
        }
    }

    private int endSessions() throws SQLException {
        return sql("SELECT pg_terminate_backend(pid) FROM pg_stat_activity WHERE usename = '" + role + "'");
    }

    /** Returns the number of rows. */
    private int sql(String text) throws SQLException {
        try (Connection connection = DriverManager.getConnection(node.jdbcUrl());
                Statement statement = connection.createStatement()) {
            int rows = 0;
            if (statement.execute(text)) {
                try (ResultSet row = statement.getResultSet()) {
                    while (row.next()) {
                        rows++;
                    }
                }
            }
            return rows;
        }
    }
}
