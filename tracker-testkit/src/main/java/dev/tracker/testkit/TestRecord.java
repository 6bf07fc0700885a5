package dev.tracker.testkit;

import dev.tracker.core.Tracker;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.fixture.Fixtures;
import dev.tracker.testkit.fixture.MutableClock;
import dev.tracker.testkit.mcp.McpServer;
import dev.tracker.testkit.mcp.McpTestClient;
import java.net.URI;
import java.sql.SQLException;
import java.util.Map;
import java.util.Objects;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** The record of one test with all that goes with it, each made when it is asked for. */
final class TestRecord implements AutoCloseable {

    private static final String SERVER = "tracker.test.server";

    private static final Map<Class<?>, Function<TestRecord, Object>> PARTS = Map.of(
            MutableClock.class, record -> record.clock,
            TrackerDatabase.class, TestRecord::database,
            Fixtures.class, TestRecord::fixtures,
            McpTestClient.class, TestRecord::client,
            Tracker.class, record -> record.fixtures().tracker());

    private final Kind kind;
    private final TrackerTest wanted;
    private final Isolation isolation;
    private final MutableClock clock = MutableClock.create();
    private @Nullable DatabaseUnderTest database;
    private @Nullable Fixtures fixtures;
    private @Nullable McpTestClient client;

    TestRecord(Kind kind, TrackerTest wanted, Isolation isolation) {
        this.kind = kind;
        this.wanted = wanted;
        this.isolation = isolation;
    }

    /** Whether there is a part of this type. */
    static boolean gives(Class<?> type) {
        return PARTS.containsKey(type);
    }

    synchronized Object give(Class<?> type) {
        return Objects.requireNonNull(PARTS.get(type), type.getName()).apply(this);
    }

    private DatabaseUnderTest database() {
        if (database == null) {
            StoreUnderTest store = StoreUnderTest.find();
            try {
                database = switch (isolation) {
                    case ROLLBACK -> UndoneDatabase.make(store, kind);
                    case CLONE -> ClonedDatabase.make(store, kind);
                };
            } catch (SQLException e) {
                throw new IllegalStateException("The test's database cannot be prepared: " + e.getMessage(), e);
            }
        }
        return database;
    }

    private Fixtures fixtures() {
        if (fixtures == null) {
            fixtures = Fixtures.over(database().ports(), clock, wanted.seed());
        }
        return fixtures;
    }

    private McpTestClient client() {
        if (client == null) {
            String server = wanted.server().isEmpty() ? System.getProperty(SERVER, "") : wanted.server();
            if (server.isEmpty()) {
                throw new IllegalStateException("Which MCP server is to be tested? Name its jar, its main class or its"
                        + " URL in @TrackerTest(server = …) or in the system property " + SERVER + ".");
            }
            client = server.startsWith("http:") || server.startsWith("https:")
                    ? McpTestClient.joining(URI.create(server))
                    : McpServer.named(server).on(database().jdbcUrl()).connect();
        }
        return client;
    }

    @Override
    public synchronized void close() throws SQLException {
        DatabaseUnderTest last = database;
        McpTestClient user = client;
        // The client goes first, and its server with it, which has the database open.
        try (last;
                user) {}
    }
}
