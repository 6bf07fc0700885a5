package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DuplicateException;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.fixture.Fixtures;
import java.util.Locale;
import org.junit.jupiter.api.Test;

/** A vendor may be called what looks like an id, and goes by it wherever a name or an id is asked for. */
@TrackerTest
class VendorNamesTest {

    private static final Caller ADA = Caller.named("ada");
    private static final String LIKE_AN_ID = "018f0000-0000-7000-8000-00000000000a";

    @Test
    void goesByANameThatLooksLikeAnId(Tracker tracker, Fixtures fixtures) {
        Vendor vendor = tracker.vendors().create(CreateVendor.named(LIKE_AN_ID), ADA);
        VendorRef named = new VendorRef(LIKE_AN_ID.toUpperCase(Locale.ROOT));

        assertThat(tracker.vendors().get(named)).isEqualTo(vendor);
        assertThat(tracker.deployments().vendor(named, 1).vendor()).isEqualTo(vendor);
        Vendor updated = tracker.vendors().update(UpdateVendor.status(named, 1, VendorStatus.OPERATIONAL), ADA);
        assertThat(updated.id()).isEqualTo(vendor.id());
        fixtures.deployment().affecting(updated).create();
        assertThat(tracker.deployments()
                        .list(DeploymentQuery.ofVendor(named, 5))
                        .totalCount())
                .isEqualTo(1);
    }

    @Test
    void saysWhoHasSuchAName(Tracker tracker) {
        Vendor vendor = tracker.vendors().create(CreateVendor.named(LIKE_AN_ID), ADA);

        assertThatThrownBy(() -> tracker.vendors().create(CreateVendor.named(LIKE_AN_ID), ADA))
                .isInstanceOfSatisfying(
                        DuplicateException.class,
                        duplicate -> assertThat(duplicate.existingId())
                                .isEqualTo(vendor.id().toString()));
        assertThatThrownBy(() -> tracker.vendors().get(new VendorRef(LIKE_AN_ID.replace('a', 'b'))))
                .isInstanceOf(NotFoundException.class);
    }

    /** Nobody could say then which of the two is meant. */
    @Test
    void takesNoNameThatIsAnothersId(Tracker tracker) {
        Vendor vendor = tracker.vendors().create(CreateVendor.named("Acme"), ADA);

        assertThatThrownBy(() ->
                        tracker.vendors().create(CreateVendor.named(vendor.id().toString()), ADA))
                .isInstanceOfSatisfying(
                        DuplicateException.class,
                        duplicate -> assertThat(duplicate.existingId())
                                .isEqualTo(vendor.id().toString()));
        assertThat(tracker.vendors().get(VendorRef.of(vendor.id()))).isEqualTo(vendor);
    }
}
