package dev.tracker.persistence.bench;

import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import java.sql.PreparedStatement;
import java.sql.SQLException;
import java.util.concurrent.TimeUnit;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;

/** Writes through the services, each of which is on disk when it returns. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class WriteBenchmark {

    /** One plain row, committed with the same durability. */
    @State(Scope.Benchmark)
    public static class PlainInsert {

        private PreparedStatement statement;

        /** Prepares it on a connection that is held and commits each statement. */
        @Setup(Level.Trial)
        public void prepare(Recorded recorded) throws SQLException {
            try (var make = recorded.plain.createStatement()) {
                make.execute("CREATE TABLE IF NOT EXISTS plain_rows (title text NOT NULL, body text NOT NULL)");
                if (recorded.database == dev.tracker.testkit.database.TestDatabase.Kind.SQLITE) {
                    make.execute("PRAGMA synchronous = FULL");
                }
            }
            statement = recorded.plain.prepareStatement("INSERT INTO plain_rows (title, body) VALUES (?, ?)");
        }

        int insert() throws SQLException {
            statement.setString(1, "A title");
            statement.setString(2, "A body of a few words");
            return statement.executeUpdate();
        }
    }

    @Benchmark
    public int plainInsert(Recorded recorded, PlainInsert rows) throws SQLException {
        return rows.insert();
    }

    @Benchmark
    public WorkItem createItem(Recorded recorded) {
        return recorded.tracker.workItems().create(CreateWorkItem.task("One more"), Recorded.CALLER);
    }

    @Benchmark
    public WorkItem updateItem(Recorded recorded) {
        WorkItem item = recorded.item;
        UpdateWorkItem change =
                UpdateWorkItem.of(item).title("Version " + item.version()).build();
        recorded.item =
                recorded.tracker.workItems().update(change, Recorded.CALLER).item();
        return recorded.item;
    }

    @Benchmark
    public DeploymentDetails recordDeployment(Recorded recorded) {
        return recorded.tracker.deployments().record(recorded.deployment(7), Recorded.CALLER);
    }
}
