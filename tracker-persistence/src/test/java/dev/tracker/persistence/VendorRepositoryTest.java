package dev.tracker.persistence;

import static dev.tracker.persistence.Vendors.CALLER;
import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.testkit.contract.VendorRepositoryContract;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.SQLException;
import java.util.List;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase(migratedBy = MigratedBySchema.class)
class VendorRepositoryTest extends VendorRepositoryContract {

    private Store store;

    @BeforeEach
    void open(TestDatabase database) {
        store = Records.open(database);
    }

    @AfterEach
    void close() {
        store.close();
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
    void keepsTheDomainsNamesInItsColumns(TestDatabase database) throws SQLException {
        Vendors.over(store).create(CreateVendor.named("Acme"), CALLER);

        List<String> stored = Sql.column(
                database,
                "SELECT name || ' ' || status || ' ' || extractor_version || ' ' || version || ' ' || created_by || ' '"
                        + " || updated_by FROM vendor_extractors");

        assertThat(stored).containsExactly("Acme broken 0.0.0 1 tester tester");
    }
}
