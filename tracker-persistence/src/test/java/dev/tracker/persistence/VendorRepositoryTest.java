package dev.tracker.persistence;

import static dev.tracker.persistence.Vendors.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.contract.VendorRepositoryContract;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@TrackerTest
class VendorRepositoryTest extends VendorRepositoryContract {

    private TrackerPorts store;

    @BeforeEach
    void open(TrackerDatabase database) {
        store = database.ports();
    }

    @Override
    protected VendorRepository vendors() {
        return store.vendors();
    }

    @Override
    protected UnitOfWork unitOfWork() {
        return store.unitOfWork();
    }

    @Test
    void keepsTheDomainsNamesInItsColumns(TrackerDatabase database) throws SQLException {
        Vendors.over(store).create(CreateVendor.named("Acme"), CALLER);

        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet rows = statement.executeQuery(
                        "SELECT name || ' ' || status || ' ' || extractor_version || ' ' || version || ' ' ||"
                                + " created_by || ' ' || updated_by FROM vendor_extractors")) {
            assertThat(rows.next()).isTrue();
            assertThat(rows.getString(1)).isEqualTo("Acme broken 0.0.0 1 tester tester");
        }
    }
}
