package dev.tracker.persistence.migration;

import dev.tracker.core.Tracker;
import dev.tracker.core.TrackerPorts;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/** A project's folder with a record on a database of its own. */
final class MigrationProject implements AutoCloseable {

    static final Caller ADA = Caller.named("ada");
    static final String STATUS_FILE = ".project_status.md";
    static final Instant NOW = Instant.parse("2026-03-01T09:30:00Z");

    final Path folder;
    final TestDatabase database;
    final Store store;
    final Tracker tracker;

    MigrationProject(Path folder, TestDatabase database) {
        this.folder = folder;
        this.database = database;
        this.store = Store.open(StoreSettings.of(database.jdbcUrl())
                .withUser(database.user(), database.password())
                .withProject(folder));
        this.tracker = over(store);
    }

    /** The services over this project's ports, or over others that stand before them. */
    static Tracker over(TrackerPorts ports) {
        return Tracker.over(ports, Clock.fixed(NOW, ZoneOffset.UTC));
    }

    MigrationReport migrate() {
        return migrate(MigrateStatusFile.OF_PROJECT);
    }

    MigrationReport migrate(MigrateStatusFile command) {
        return tracker.migration().migrate(command, ADA, MigrationProgress.NONE);
    }

    /** A text of the test's resources. */
    static String sample(String name) {
        try (InputStream in = MigrationProject.class.getResourceAsStream("/legacy/" + name)) {
            if (in == null) {
                throw new IllegalArgumentException(name);
            }
            return new String(in.readAllBytes(), StandardCharsets.UTF_8);
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Writes a file of the project. */
    MigrationProject with(String name, String text) {
        try {
            Path file = folder.resolve(name);
            Files.createDirectories(file.getParent());
            Files.writeString(file, text);
            return this;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String text(String name) {
        try {
            return Files.readString(folder.resolve(name));
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    String statusFile() {
        return text(STATUS_FILE);
    }

    List<DeploymentDetails> deployments() {
        return tracker.deployments().list(DeploymentQuery.ALL).items();
    }

    List<WorkItem> items() {
        return tracker.workItems().listWhole(WorkItemQuery.ALL).items();
    }

    /** The names of the project's files, those that the program keeps for itself aside. */
    List<String> files() {
        try (Stream<Path> files = Files.list(folder)) {
            return files.map(path -> path.getFileName().toString())
                    .filter(name -> !name.equals(".tracker"))
                    .sorted()
                    .toList();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Every row of every table, past every mapper. */
    Map<String, List<String>> rows() {
        boolean embedded = database.kind() == TestDatabase.Kind.SQLITE;
        String tables = embedded
                ? "SELECT name FROM sqlite_master WHERE type = 'table' AND name NOT LIKE 'work_item_texts%'"
                : "SELECT table_name FROM information_schema.tables WHERE table_schema = current_schema()";
        Map<String, List<String>> rows = new TreeMap<>();
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            List<String> names = new ArrayList<>();
            try (ResultSet found = statement.executeQuery(tables)) {
                while (found.next()) {
                    names.add(found.getString(1));
                }
            }
            for (String name : names) {
                rows.put(name, rows(statement, name));
            }
            return rows;
        } catch (SQLException e) {
            throw new IllegalStateException(e);
        }
    }

    private static List<String> rows(Statement statement, String table) throws SQLException {
        List<String> rows = new ArrayList<>();
        try (ResultSet found = statement.executeQuery("SELECT * FROM " + table)) {
            int columns = found.getMetaData().getColumnCount();
            while (found.next()) {
                List<String> row = new ArrayList<>();
                for (int i = 1; i <= columns; i++) {
                    row.add(String.valueOf(found.getString(i)));
                }
                rows.add(row.toString());
            }
        }
        rows.sort(null);
        return rows;
    }

    @Override
    public void close() {
        store.close();
    }
}
