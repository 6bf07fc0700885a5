package dev.tracker.mcp.torture;

import java.io.IOException;
import java.sql.Connection;
import java.sql.DriverManager;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;

/** A PostgreSQL whose processes are all stopped: the system still takes connections for it, and nothing answers. */
final class SuspendedPostgres {

    private final List<ProcessHandle> processes = new ArrayList<>();

    SuspendedPostgres(String jdbcUrl) throws SQLException, IOException, InterruptedException {
        ProcessHandle postmaster = postmaster(jdbcUrl);
        processes.add(postmaster);
        signal("STOP", postmaster);
        // No more of them come about once the first one stands.
        List<ProcessHandle> others = postmaster.children().toList();
        processes.addAll(others);
        for (ProcessHandle other : others) {
            signal("STOP", other);
        }
    }

    private static ProcessHandle postmaster(String jdbcUrl) throws SQLException {
        try (Connection connection = DriverManager.getConnection(jdbcUrl);
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery("SELECT pg_backend_pid()")) {
            row.next();
            return ProcessHandle.of(row.getLong(1))
                    .flatMap(ProcessHandle::parent)
                    .orElseThrow();
        }
    }

    private static void signal(String name, ProcessHandle process) throws IOException, InterruptedException {
        new ProcessBuilder("/bin/sh", "-c", "kill -" + name + " " + process.pid())
                .redirectErrorStream(true)
                .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                .start()
                .waitFor();
    }

    /** Lets them go on. */
    void resume() throws IOException, InterruptedException {
        for (ProcessHandle process : processes) {
            signal("CONT", process);
        }
    }
}
