package dev.tracker.persistence.bench;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.status.StatusReport;
import dev.tracker.core.status.StatusSummary;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.WorkItemDetails;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.core.workitem.WorkItemView;
import java.io.IOException;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
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

/** Reads through the services. */
@BenchmarkMode(Mode.SampleTime)
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class ReadBenchmark {

    private static final VendorRef NAME = new VendorRef("VENDOR_17");
    private static final WorkItemQuery ACTIVE =
            new WorkItemQuery(null, ItemStatus.ACTIVE, null, null, null, null, null, null, false, PageRequest.FIRST);

    /** The plain statement that a vendor by name is measured against. */
    @State(Scope.Benchmark)
    public static class PlainVendor {

        private final ObjectMapper json = new ObjectMapper();
        private PreparedStatement statement;

        /** Prepares it on a connection that is held. */
        @Setup(Level.Trial)
        public void prepare(Recorded recorded) throws SQLException {
            statement = recorded.plain.prepareStatement(
                    "SELECT id, name, status, extractor_version, metadata, version, created_at, created_by,"
                            + " updated_at, updated_by FROM vendor_extractors WHERE lower(name) = ?");
        }

        JsonNode read() throws SQLException, IOException {
            statement.setString(1, "vendor_17");
            try (ResultSet row = statement.executeQuery()) {
                row.next();
                for (int column = 1; column <= 10; column++) {
                    row.getString(column);
                }
                return json.readTree(row.getString("metadata"));
            }
        }
    }

    @Benchmark
    public JsonNode plainVendorByName(Recorded recorded, PlainVendor vendor) throws SQLException, IOException {
        return vendor.read();
    }

    @Benchmark
    public Vendor vendorByName(Recorded recorded) {
        return recorded.tracker.vendors().get(NAME);
    }

    @Benchmark
    public WorkItemDetails itemWith100Below(Recorded recorded) {
        return recorded.tracker.workItems().query(WorkItemView.of(recorded.rootOf100));
    }

    @Benchmark
    public WorkItemDetails itemWith1000Below(Recorded recorded) {
        WorkItemView view = new WorkItemView(recorded.rootOf1000, true, true, 5, 1_000, false, true);
        return recorded.tracker.workItems().query(view);
    }

    @Benchmark
    public Page<WorkItemSummary> listOf50(Recorded recorded) {
        return recorded.tracker.workItems().list(ACTIVE);
    }

    @Benchmark
    public StatusSummary statusSummary(Recorded recorded) {
        return recorded.tracker.status().summary();
    }

    @Benchmark
    public StatusReport statusFull(Recorded recorded) {
        return recorded.tracker.status().full(10, 50);
    }

    @Benchmark
    public String statusFileText(Recorded recorded) {
        return recorded.tracker.statusFile().markdown();
    }
}
