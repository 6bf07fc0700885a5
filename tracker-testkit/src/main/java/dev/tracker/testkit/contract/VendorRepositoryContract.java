package dev.tracker.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.entity.Revision;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.FormatSupport;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorCounts;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.vendor.VendorMetadata;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.testkit.SeveralConnections;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.CountDownLatch;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

/**
 * What a {@link VendorRepository} promises. It needs no other port than the unit of work that the repository takes
 * part in.
 *
 * <pre>{@code
 * class MyVendorRepositoryTest extends VendorRepositoryContract {
 *
 *     private final MyDatabase database = new MyDatabase();
 *
 *     @Override
 *     protected VendorRepository vendors() {
 *         return database.vendors();
 *     }
 *
 *     @Override
 *     protected UnitOfWork unitOfWork() {
 *         return database.unitOfWork();
 *     }
 * }
 * }</pre>
 */
public abstract class VendorRepositoryContract {

    private static final Instant NOW = Instant.parse("2026-03-01T09:30:00.123456Z");

    /** The repository under test: without vendors when a test begins, and the same during a test. */
    protected abstract VendorRepository vendors();

    /** The units of work that the repository takes part in. */
    protected abstract UnitOfWork unitOfWork();

    @Test
    void givesBackWhatItWasGiven() {
        VendorMetadata metadata = new VendorMetadata(
                new FormatSupport(true, false, true, false),
                new TestResults(40, 45, 2),
                "1.2.0",
                true,
                Map.of(
                        "ratio",
                        new BigDecimal("0.1250"),
                        "huge",
                        new BigDecimal("1e40"),
                        "notes",
                        List.of("Grüße, 世界 🌍 \"quoted\" \\", Map.of("zz", 1, "a", true))));
        Vendor vendor = new Vendor(
                new VendorId(UUID.randomUUID()),
                "ACME Corp",
                VendorStatus.OPERATIONAL,
                "1.2.0",
                metadata,
                new Revision(7, NOW, "ålice", NOW.plusSeconds(5), "bob"));

        assertThat(insert(vendor)).isTrue();

        assertThat(vendors().find(VendorRef.of(vendor.id()))).contains(vendor);
    }

    @Test
    void findsByIdAndByNameInAnyCase() {
        Vendor vendor = insertNamed("ACME Corp");

        assertThat(vendors().find(new VendorRef("acme CORP"))).contains(vendor);
        assertThat(vendors().find(new VendorRef(vendor.id().toString().toUpperCase(java.util.Locale.ROOT))))
                .contains(vendor);
        assertThat(vendors().find(new VendorRef("acme"))).isEmpty();
        assertThat(vendors().find(new VendorRef(UUID.randomUUID().toString()))).isEmpty();
    }

    /** A name may have the form of an id: it is one where a vendor has it as its id, and else a name. */
    @Test
    void findsByANameThatLooksLikeAnId() {
        Vendor vendor = insertNamed("Acme");
        Vendor lookalike = insertNamed("018f0000-0000-7000-8000-00000000000A");
        VendorRef byName = new VendorRef("018F0000-0000-7000-8000-00000000000a");
        VendorRef byId = VendorRef.of(vendor.id());
        VendorRef nobody = new VendorRef("018f0000-0000-7000-8000-00000000000b");

        assertThat(vendors().find(byName)).contains(lookalike);
        assertThat(unitOfWork().write(WriteScope.ROWS, () -> vendors().findForUpdate(byName)))
                .contains(lookalike);
        assertThat(vendors().findAll(List.of(byName, byId, nobody, new VendorRef("acme"))))
                .isEqualTo(Map.of(byName, lookalike, byId, vendor, new VendorRef("acme"), vendor));
        assertThat(insert(vendor(byName.value()))).isFalse();

        Vendor shadowed = insertNamed(vendor.id().toString());
        assertThat(vendors().find(byId)).as("an id first").contains(vendor);
        assertThat(vendors().findAll(List.of(byId))).isEqualTo(Map.of(byId, vendor));
        assertThat(vendors().find(VendorRef.of(shadowed.id()))).contains(shadowed);
    }

    @Test
    void findsNobodyByATextThatIsNoName() {
        insertNamed("Acme");

        assertThat(vendors().find(new VendorRef("a\u0000b"))).isEmpty();
        assertThat(vendors().find(new VendorRef("\ud800"))).isEmpty();
        assertThat(vendors().find(new VendorRef(""))).isEmpty();
        assertThat(vendors().find(new VendorRef("x".repeat(100_000)))).isEmpty();
        assertThat(vendors().find(new VendorRef("' OR 1=1 --"))).isEmpty();
    }

    @Test
    void findsManyByIdAndByName() {
        Vendor alpha = insertNamed("Alpha");
        Vendor beta = insertNamed("Beta");
        VendorRef byName = new VendorRef("ALPHA");
        VendorRef byId = VendorRef.of(beta.id());

        Map<VendorRef, Vendor> found = vendors().findAll(List.of(byName, byId, new VendorRef("gamma")));

        assertThat(found).containsOnly(Map.entry(byName, alpha), Map.entry(byId, beta));
        assertThat(vendors().findAll(List.of())).isEmpty();
    }

    @Test
    void namesAllInTheOrderOfTheirNamesWhateverTheirCase() {
        for (String name : List.of("delta", "Bravo 2", "Bravo-1", "alpha", "bravo_3", "Bravo")) {
            insertNamed(name);
        }

        assertThat(vendors().names()).containsExactly("alpha", "Bravo", "Bravo 2", "Bravo-1", "bravo_3", "delta");
    }

    @Test
    void refusesATakenNameInAnyCaseAndAddsNothing() {
        Vendor first = insertNamed("Acme");

        assertThat(insert(vendor("aCME"))).isFalse();

        assertThat(vendors().names()).containsExactly("Acme");
        assertThat(vendors().find(new VendorRef("aCME"))).contains(first);
    }

    @Test
    void replacesTheVersionThatItIsTold() {
        Vendor before = insertNamed("Acme");
        Vendor after = next(before, VendorStatus.OPERATIONAL);

        assertThat(update(before, after)).isTrue();

        assertThat(vendors().find(VendorRef.of(before.id()))).contains(after);
    }

    @Test
    void leavesAnotherVersionAsItIs() {
        Vendor first = insertNamed("Acme");
        Vendor second = next(first, VendorStatus.OPERATIONAL);
        update(first, second);

        assertThat(update(first, next(first, VendorStatus.BROKEN))).isFalse();
        assertThat(update(vendor("Nobody"), vendor("Nobody"))).isFalse();

        assertThat(vendors().find(VendorRef.of(first.id()))).contains(second);
        assertThat(vendors().names()).containsExactly("Acme");
    }

    @Test
    void filtersAndCounts() {
        insert(vendor("Alpha", VendorStatus.OPERATIONAL, new FormatSupport(false, true, true, false), false));
        insert(vendor("Beta_x", VendorStatus.BROKEN, new FormatSupport(true, false, true, false), false));
        insert(vendor("Betaxx", VendorStatus.BROKEN, new FormatSupport(false, false, false, true), true));

        VendorList readPdf = vendors().list(query(null, Format.PDF, null, null));

        assertThat(names(readPdf.page())).containsExactly("Alpha", "Beta_x");
        assertThat(readPdf.counts()).isEqualTo(new VendorCounts(1, 1));
        assertThat(readPdf.page().totalCount()).isEqualTo(2);
        assertThat(vendors().list(VendorQuery.ALL).counts()).isEqualTo(new VendorCounts(1, 2));
        assertThat(found(query(null, Format.EXCEL, null, null))).containsExactly("Beta_x");
        assertThat(found(query(null, Format.CSV, null, null))).containsExactly("Alpha");
        assertThat(found(query(null, Format.OCR, null, null))).containsExactly("Betaxx");
        assertThat(found(query(null, null, true, null))).containsExactly("Betaxx");
        assertThat(found(query(null, null, false, null))).containsExactly("Alpha", "Beta_x");
        assertThat(found(query(VendorStatus.BROKEN, null, null, null))).containsExactly("Beta_x", "Betaxx");
    }

    @Test
    void takesAFiltersTextAsItIs() {
        insertNamed("Alpha");
        insertNamed("Beta_x");
        insertNamed("Betaxx");

        assertThat(found(query(null, null, null, "TA_"))).containsExactly("Beta_x");
        assertThat(found(query(null, null, null, "eta"))).containsExactly("Beta_x", "Betaxx");
        assertThat(found(query(null, null, null, "%"))).isEmpty();
        assertThat(found(query(null, null, null, "\\"))).isEmpty();
        assertThat(found(query(null, null, null, "a\u0000b"))).isEmpty();
        assertThat(found(query(null, null, null, "é".repeat(100_000)))).isEmpty();
        assertThat(found(query(null, null, null, ""))).hasSize(3);
    }

    @Test
    void pagesByNameAndGoesOnWhileOthersWrite() {
        for (String name : List.of("delta", "Bravo", "alpha", "Charlie", "Echo")) {
            insertNamed(name);
        }

        Page<Vendor> first = page(new PageRequest(2, 0, null));
        insertNamed("Aaa");
        Page<Vendor> second = page(new PageRequest(2, 0, first.nextCursor()));
        Page<Vendor> last = page(new PageRequest(2, 0, second.nextCursor()));

        assertThat(names(first)).containsExactly("alpha", "Bravo");
        assertThat(first.totalCount()).isEqualTo(5);
        assertThat(names(second)).containsExactly("Charlie", "delta");
        assertThat(second.totalCount()).isEqualTo(6);
        assertThat(names(last)).containsExactly("Echo");
        assertThat(last.nextCursor()).isNull();
        assertThat(last.hasMore()).isFalse();
    }

    @Test
    void pagesByOffset() {
        for (String name : List.of("a", "b", "c", "d", "e")) {
            insertNamed(name);
        }

        Page<Vendor> middle = page(new PageRequest(2, 2, null));
        Page<Vendor> behind = page(new PageRequest(2, 9, null));

        assertThat(names(middle)).containsExactly("c", "d");
        assertThat(middle.hasMore()).isTrue();
        assertThat(middle.offset()).isEqualTo(2);
        assertThat(behind.items()).isEmpty();
        assertThat(behind.totalCount()).isEqualTo(5);
        assertThat(behind.hasMore()).isFalse();
    }

    @Test
    void refusesACursorThatItDidNotGive() {
        for (String cursor : List.of("bm9uc2Vuc2U", "", "%%%", "\u0000")) {
            assertThatThrownBy(() -> page(new PageRequest(2, 0, cursor)))
                    .as("cursor '%s'", cursor)
                    .isInstanceOfSatisfying(
                            ValidationException.class,
                            e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                                assertThat(violation.field()).isEqualTo("cursor");
                                assertThat(violation.rejectedValue()).isEqualTo(cursor);
                            }));
        }
    }

    @Test
    void undoesWhatAFailingUnitDid() {
        Vendor kept = insertNamed("Kept");
        IllegalArgumentException failure = new IllegalArgumentException("on purpose");

        assertThatThrownBy(() -> unitOfWork().write(WriteScope.ROWS, () -> {
                    vendors().insert(vendor("Lost"));
                    vendors().update(kept, next(kept, VendorStatus.OPERATIONAL));
                    throw failure;
                }))
                .isSameAs(failure);

        assertThat(vendors().names()).containsExactly("Kept");
        assertThat(vendors().find(VendorRef.of(kept.id()))).contains(kept);
    }

    @Test
    void seesWithinAUnitWhatItDid() {
        Vendor vendor = vendor("Acme");

        boolean found = unitOfWork().write(WriteScope.ROWS, () -> {
            vendors().insert(vendor);
            return vendors().findForUpdate(new VendorRef("ACME")).isPresent();
        });

        assertThat(found).isTrue();
    }

    @Test
    @SeveralConnections
    void holdsAVendorStillUntilTheUnitEnds() {
        Vendor first = insertNamed("Acme");
        VendorRef ref = VendorRef.of(first.id());
        CountDownLatch held = new CountDownLatch(1);
        CountDownLatch asking = new CountDownLatch(1);

        List<Long> versions = Threads.runAll(List.of(
                () -> unitOfWork().write(WriteScope.ROWS, () -> {
                    Vendor before = vendors().findForUpdate(ref).orElseThrow();
                    held.countDown();
                    await(asking);
                    vendors().update(before, next(before, VendorStatus.OPERATIONAL));
                    return before.version();
                }),
                () -> {
                    await(held);
                    asking.countDown();
                    return unitOfWork()
                            .write(
                                    WriteScope.ROWS,
                                    () -> vendors()
                                            .findForUpdate(ref)
                                            .orElseThrow()
                                            .version());
                }));

        assertThat(versions).containsExactly(1L, 2L);
    }

    private static void await(CountDownLatch latch) {
        try {
            latch.await();
        } catch (InterruptedException e) {
            throw new IllegalStateException(e);
        }
    }

    private boolean insert(Vendor vendor) {
        return unitOfWork().write(WriteScope.ROWS, () -> vendors().insert(vendor));
    }

    private boolean update(Vendor before, Vendor after) {
        return unitOfWork().write(WriteScope.ROWS, () -> vendors().update(before, after));
    }

    private Vendor insertNamed(String name) {
        Vendor vendor = vendor(name);
        assertThat(insert(vendor)).isTrue();
        return vendor;
    }

    private static Vendor vendor(String name) {
        return vendor(name, VendorStatus.BROKEN, FormatSupport.NONE, false);
    }

    private static Vendor vendor(String name, VendorStatus status, FormatSupport formats, boolean compliant) {
        VendorMetadata metadata = new VendorMetadata(formats, TestResults.NONE, "0.0.0", compliant, Map.of());
        return new Vendor(
                new VendorId(UUID.randomUUID()), name, status, "0.0.0", metadata, Revision.first("tester", NOW));
    }

    private static Vendor next(Vendor vendor, VendorStatus status) {
        return new Vendor(
                vendor.id(),
                vendor.name(),
                status,
                vendor.extractorVersion(),
                vendor.metadata(),
                vendor.revision().next("other", NOW.plusSeconds(1)));
    }

    private static VendorQuery query(
            @Nullable VendorStatus status,
            @Nullable Format format,
            @Nullable Boolean compliant,
            @Nullable String text) {
        return new VendorQuery(status, format, compliant, text, PageRequest.FIRST);
    }

    private List<String> found(VendorQuery query) {
        return names(vendors().list(query).page());
    }

    private Page<Vendor> page(PageRequest request) {
        return vendors().list(new VendorQuery(null, null, null, null, request)).page();
    }

    private static List<String> names(Page<Vendor> page) {
        return new ArrayList<>(page.items().stream().map(Vendor::name).toList());
    }
}
