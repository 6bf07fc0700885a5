package dev.tracker.persistence;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.TimeOrderedIds;
import dev.tracker.core.vendor.VendorService;
import java.time.Clock;

/** The vendors' use cases over a store, which need the least of it. */
final class Vendors {

    static final Caller CALLER = Caller.named("tester");

    private Vendors() {}

    static VendorService over(TrackerPorts ports) {
        Clock clock = Clock.systemUTC();
        Writer writer = new Writer(
                ports.unitOfWork(),
                ports.requests(),
                ports.changeLog(),
                ports.writeJournal(),
                clock,
                new TimeOrderedIds(clock));
        return new VendorService(ports.vendors(), ports.changeLog(), ports.unitOfWork(), writer);
    }
}
