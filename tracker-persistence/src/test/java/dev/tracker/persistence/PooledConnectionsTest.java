package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import com.zaxxer.hikari.HikariConfig;
import com.zaxxer.hikari.HikariDataSource;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.util.concurrent.atomic.AtomicBoolean;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

/** A pool whose first connection breaks while it is being made. */
class PooledConnectionsTest {

    private final AtomicBoolean broken = new AtomicBoolean();
    private TestDatabase database;

    @BeforeEach
    void open() {
        database = TestDatabases.fresh(TestDatabase.Kind.POSTGRESQL);
    }

    @AfterEach
    void close() {
        database.close();
    }

    @Test
    @Timeout(60)
    void connectsAgain() throws SQLException {
        PooledConnections connections = new PooledConnections(this::connect, 2);
        try {
            Connection connection = connections.take();

            assertThat(broken).isTrue();
            assertThat(connection.isValid(1)).isTrue();
            connections.giveBack(connection, true);
        } finally {
            connections.close();
        }
    }

    @Test
    @Timeout(60)
    void isLostToHikariForEver() {
        HikariConfig config = new HikariConfig();
        config.setDataSource(new ConnectingDataSource(this::connect));
        config.setInitializationFailTimeout(-1);
        config.setConnectionTimeout(250);
        try (HikariDataSource pool = new HikariDataSource(config)) {
            assertThatThrownBy(() -> askUntilItSaysWhy(pool))
                    .as("HikariCP mended a pool whose first connection breaks: see PooledConnections")
                    .hasRootCauseMessage("Transaction isolation level -1 not supported.");
        }
    }

    /** The pool has no reason to give while it is still connecting. */
    private static void askUntilItSaysWhy(HikariDataSource pool) throws SQLException {
        while (true) {
            try {
                pool.getConnection().close();
                return;
            } catch (SQLException refusal) {
                if (refusal.getCause() != null) {
                    throw refusal;
                }
            }
        }
    }

    private Connection connect() throws SQLException {
        Connection real = DriverManager.getConnection(database.jdbcUrl(), database.user(), database.password());
        return (Connection) Proxy.newProxyInstance(
                Connection.class.getClassLoader(), new Class<?>[] {Connection.class}, (proxy, method, arguments) -> {
                    if (method.getName().equals("getTransactionIsolation") && broken.compareAndSet(false, true)) {
                        throw new SQLException("An I/O error occurred", "08006");
                    }
                    try {
                        return method.invoke(real, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }
}
