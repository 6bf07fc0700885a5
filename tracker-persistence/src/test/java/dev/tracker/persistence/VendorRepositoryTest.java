package dev.tracker.persistence;

import static dev.tracker.persistence.Vendors.CALLER;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.DuplicateException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.error.StaleVersionException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorCounts;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorService;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.math.BigDecimal;
import java.sql.SQLException;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;

@EachDatabase(migratedBy = MigratedBySchema.class)
class VendorRepositoryTest {

    private Store store;
    private VendorService vendors;

    @BeforeEach
    void open(TestDatabase database) {
        store = Store.open(database.jdbcUrl());
        vendors = Vendors.over(store);
    }

    @AfterEach
    void close() {
        store.close();
    }

    @Test
    void givesBackWhatItWasGiven() {
        Map<String, Object> metadata = Map.of(
                "format_support",
                Map.of("excel", true, "csv", false, "pdf", true, "ocr", false),
                "test_results",
                Map.of("passing", 40, "total", 45, "skipped", 2),
                "manifest_compliant",
                true,
                "ratio",
                new BigDecimal("0.1250"),
                "notes",
                List.of("Grüße, 世界 🌍", Map.of("zz", 1, "a", true)));

        Vendor created =
                vendors.create(new CreateVendor("ACME Corp", VendorStatus.OPERATIONAL, "1.2.0", metadata), CALLER);

        assertThat(vendors.get(new VendorRef("acme CORP"))).isEqualTo(created);
        assertThat(vendors.get(VendorRef.of(created.id()))).isEqualTo(created);
    }

    @Test
    void refusesATakenNameInAnyCase() {
        Vendor first = vendors.create(CreateVendor.named("Acme"), CALLER);

        assertThatThrownBy(() -> vendors.create(CreateVendor.named("aCME"), CALLER))
                .isInstanceOfSatisfying(
                        DuplicateException.class,
                        e -> assertThat(e.existingId()).isEqualTo(first.id().toString()));
        assertThat(vendors.list(VendorQuery.ALL).page().totalCount()).isEqualTo(1);
    }

    @Test
    void namesWhatResemblesAnUnknownName() {
        vendors.create(CreateVendor.named("Vortex"), CALLER);

        assertThatThrownBy(() -> vendors.get(new VendorRef("vortx")))
                .isInstanceOfSatisfying(
                        NotFoundException.class,
                        e -> assertThat(e.closeMatches()).containsExactly("Vortex"));
    }

    @Test
    void findsNobodyByATextThatNoColumnCanHold() {
        assertThat(store.vendors().find(new VendorRef("a\u0000b"))).isEmpty();
        assertThat(vendors.list(new VendorQuery(null, null, null, "a\u0000b", PageRequest.FIRST))
                        .page()
                        .items())
                .isEmpty();
    }

    @Test
    void refusesAStaleVersionWithWhatChangedSince() {
        Vendor vendor = vendors.create(CreateVendor.named("Acme"), CALLER);
        UpdateVendor first = update(vendor, VendorStatus.OPERATIONAL);
        vendors.update(first, CALLER);

        assertThatThrownBy(() -> vendors.update(first, CALLER))
                .isInstanceOfSatisfying(
                        StaleVersionException.class,
                        e -> assertThat(e.changedFields()).containsExactly("status"));
    }

    @Test
    void filtersAndCounts() {
        create("Alpha", VendorStatus.OPERATIONAL, Map.of("format_support", Map.of("pdf", true)));
        create("Beta_x", VendorStatus.BROKEN, Map.of("format_support", Map.of("pdf", true)));
        create("Betaxx", VendorStatus.BROKEN, Map.of("manifest_compliant", true));

        VendorList readPdf = vendors.list(new VendorQuery(null, Format.PDF, null, null, PageRequest.FIRST));

        assertThat(names(readPdf.page())).containsExactly("Alpha", "Beta_x");
        assertThat(readPdf.counts()).isEqualTo(new VendorCounts(1, 1));
        assertThat(vendors.list(VendorQuery.ALL).counts()).isEqualTo(new VendorCounts(1, 2));
        assertThat(names(vendors.list(new VendorQuery(null, null, true, null, PageRequest.FIRST))
                        .page()))
                .containsExactly("Betaxx");
        assertThat(names(vendors.list(new VendorQuery(VendorStatus.BROKEN, null, null, "TA_", PageRequest.FIRST))
                        .page()))
                .containsExactly("Beta_x");
    }

    @Test
    void pagesByNameWhateverItsCaseAndGoesOnWhileOthersWrite() {
        for (String name : List.of("delta", "Bravo", "alpha", "Charlie", "Echo")) {
            vendors.create(CreateVendor.named(name), CALLER);
        }

        Page<Vendor> first = page(new PageRequest(2, 0, null));
        vendors.create(CreateVendor.named("Aaa"), CALLER);
        Page<Vendor> second = page(new PageRequest(2, 0, first.nextCursor()));
        Page<Vendor> last = page(new PageRequest(2, 0, second.nextCursor()));

        assertThat(names(first)).containsExactly("alpha", "Bravo");
        assertThat(names(second)).containsExactly("Charlie", "delta");
        assertThat(names(last)).containsExactly("Echo");
        assertThat(last.nextCursor()).isNull();
        assertThat(names(page(new PageRequest(2, 2, null)))).containsExactly("Bravo", "Charlie");
    }

    @Test
    void refusesACursorOfAnotherList() {
        assertThatThrownBy(() -> page(new PageRequest(2, 0, "bm9uc2Vuc2U")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("next_cursor");
    }

    @Test
    void findsManyByIdAndByName() {
        Vendor alpha = vendors.create(CreateVendor.named("Alpha"), CALLER);
        Vendor beta = vendors.create(CreateVendor.named("Beta"), CALLER);
        VendorRef byName = new VendorRef("ALPHA");
        VendorRef byId = VendorRef.of(beta.id());

        Map<VendorRef, Vendor> found = store.vendors().findAll(List.of(byName, byId, new VendorRef("gamma")));

        assertThat(found).containsOnly(Map.entry(byName, alpha), Map.entry(byId, beta));
    }

    @Test
    void keepsTheDomainsNamesInItsColumns(TestDatabase database) throws SQLException {
        vendors.create(CreateVendor.named("Acme"), CALLER);

        List<String> stored = Sql.column(
                database,
                "SELECT name || ' ' || status || ' ' || extractor_version || ' ' || version || ' ' || created_by || ' '"
                        + " || updated_by FROM vendor_extractors");

        assertThat(stored).containsExactly("Acme broken 0.0.0 1 tester tester");
    }

    private void create(String name, VendorStatus status, Map<String, Object> metadata) {
        vendors.create(new CreateVendor(name, status, null, metadata), CALLER);
    }

    private static UpdateVendor update(Vendor vendor, VendorStatus status) {
        return new UpdateVendor(VendorRef.of(vendor.id()), vendor.version(), status, null, null);
    }

    private Page<Vendor> page(PageRequest request) {
        return vendors.list(new VendorQuery(null, null, null, null, request)).page();
    }

    private static List<String> names(Page<Vendor> page) {
        return new ArrayList<>(page.items().stream().map(Vendor::name).toList());
    }
}
