package dev.tracker.mcp.torture;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.mcp.torture.FaultKind.Scope;
import dev.tracker.testkit.database.PostgresNode;
import dev.tracker.testkit.fault.FaultProxy;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Random;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/**
 * Assistants with a server each, in the folders of two machines, write to one PostgreSQL record while networks, the
 * database and servers fail: nothing that was acknowledged is lost or done twice. Briefly in the build; the whole
 * program is {@code -Dtracker.torture.seconds=200 -Dtracker.torture.clients=6 -Dtracker.torture.rounds=4
 * -Dtracker.torture.longest=6000}.
 */
@Tag("long")
class SharedTortureTest {

    private static final int SECONDS = Integer.getInteger("tracker.torture.seconds", 3);
    private static final int CLIENTS = Integer.getInteger("tracker.torture.clients", 4);
    private static final int ROUNDS = Integer.getInteger("tracker.torture.rounds", 1);
    private static final int LONGEST_MILLIS = Integer.getInteger("tracker.torture.longest", 500);
    private static final long SEED = Long.getLong("tracker.torture.seed", System.nanoTime());

    private static final int MACHINES = 2;
    private static final String ROLE = "tracker";
    private static final Duration PATIENCE = Duration.ofSeconds(60);

    @TempDir
    private Path folder;

    private final Random random = new Random(SEED);
    private final FaultLanes lanes = new FaultLanes(LONGEST_MILLIS, random);
    private final List<Project> projects = new ArrayList<>();
    private final List<FaultProxy> proxies = new ArrayList<>();
    private PostgresNode node;
    private String url;

    @BeforeEach
    void start() throws SQLException, IOException {
        node = PostgresNode.running();
        url = database();
        Path logs = Files.createDirectories(folder.resolve("logs"));
        FaultDeck network = lanes.deck(Scope.NETWORK);
        for (int i = 0; i < MACHINES; i++) {
            FaultProxy proxy = FaultProxy.before(url);
            Project project = new Project(
                    "machine-" + i,
                    Files.createDirectories(folder.resolve("machine-" + i)),
                    logs,
                    Map.of("TRACKER_DATABASE_URL", proxy.urlFor(url)));
            proxies.add(proxy);
            projects.add(project);
            lanes.add(network, new NetworkFaults(project, proxy, lanes));
        }
        lanes.add(lanes.deck(Scope.DATABASE), new PostgresFaults(node, ROLE, projects, lanes));
    }

    @AfterEach
    void end() {
        proxies.forEach(FaultProxy::close);
        node.close();
    }

    @Test
    void losesAndDoublesNothing() throws Exception {
        System.out.println("torture of a shared record, -Dtracker.torture.seed=" + SEED);
        try (Crew crew = new Crew(url, projects, CLIENTS, random)) {
            lanes.add(lanes.deck(Scope.PROCESS), new ProcessFaults(crew.clients(), lanes));
            crew.start();
            crew.awaitAllBack();
            for (Project project : projects) {
                assertThat(FaultLanes.await(() -> MirrorComparison.isFilled(project.mirror()), PATIENCE))
                        .as("mirror of " + project.name())
                        .isTrue();
            }
            for (int round = 0; round < ROUNDS; round++) {
                lanes.run(Duration.ofSeconds(SECONDS).dividedBy(ROUNDS), PATIENCE.plusSeconds(SECONDS));
                crew.awaitAllBack();
            }
            crew.stop();
            crew.awaitNothingPending();
            List<String> faults = mirrorFaults();
            crew.endServers();

            Verdict verdict = Verdict.of(url, projects, crew);
            System.out.println("faults " + lanes.count() + "\n" + verdict);
            faults.addAll(0, verdict.faults());
            assertThat(faults).isEmpty();
            assertThat(lanes.missing()).as("faults that did not come about").isEmpty();
        }
    }

    /** A server brings its mirror to where the database is every few seconds. */
    private List<String> mirrorFaults() throws InterruptedException {
        List<String> faults = new ArrayList<>();
        for (Project project : projects) {
            FaultLanes.await(
                    () -> MirrorComparison.differences(project.mirror(), url).isEmpty(), PATIENCE);
            MirrorComparison.differences(project.mirror(), url)
                    .forEach(difference -> faults.add(project.name() + ": " + difference));
        }
        return faults;
    }

    /** Makes a database whose clients are no superusers, since those could connect where nobody else may. */
    private String database() throws SQLException {
        try (Connection connection = DriverManager.getConnection(node.jdbcUrl());
                Statement statement = connection.createStatement()) {
            statement.execute("CREATE ROLE " + ROLE + " LOGIN PASSWORD 'torture'");
            statement.execute("CREATE DATABASE " + ROLE + " OWNER " + ROLE);
        }
        String server = node.jdbcUrl().replaceFirst("^(jdbc:postgresql://[^/]+/).*$", "$1");
        return server + ROLE + "?user=" + ROLE + "&password=torture";
    }
}
