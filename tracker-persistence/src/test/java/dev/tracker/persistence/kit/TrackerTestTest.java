package dev.tracker.persistence.kit;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.testkit.TrackerTest;

class TrackerTestTest {

    @TrackerTest
    void keepsWhatIsWritten(Tracker tracker) {
        tracker.vendors().create(CreateVendor.named("Acme"), Caller.named("tester"));

        assertThat(tracker.vendors().get(new VendorRef("acme")).name()).isEqualTo("Acme");
    }
}
