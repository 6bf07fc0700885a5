package dev.tracker.persistence.away;

import dev.tracker.testkit.fault.ChildJvm;
import java.io.IOException;
import java.nio.file.Path;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.SQLException;
import java.sql.Statement;

/** Another process that begins a write to a record, and ends it with its input. */
final class HoldingProcess {

    private HoldingProcess() {}

    public static void main(String[] arguments) throws IOException, SQLException {
        try (Connection connection = DriverManager.getConnection("jdbc:sqlite:" + arguments[0]);
                Statement statement = connection.createStatement()) {
            statement.execute("BEGIN IMMEDIATE");
            System.out.println("held");
            while (System.in.read() >= 0) {
                System.out.println("still held");
            }
            statement.execute("ROLLBACK");
        }
    }

    static ChildJvm start(Path record) {
        ChildJvm started = ChildJvm.start(HoldingProcess.class, record.toString());
        started.awaitLine();
        return started;
    }
}
