package dev.tracker.persistence;

import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorService;
import dev.tracker.testkit.fault.ChildJvm;

/** Another process that opens the record and writes to it, for tests with several. */
final class OpeningProcess {

    private OpeningProcess() {}

    public static void main(String[] arguments) {
        String url = arguments[0];
        String name = arguments[1];
        int writes = Integer.parseInt(arguments[2]);
        try (Store store = Store.open(StoreSettings.of(url).forOneCommand())) {
            VendorService vendors = Vendors.over(store);
            for (int i = 0; i < writes; i++) {
                vendors.create(CreateVendor.named(name + "-" + i), Vendors.CALLER);
            }
        }
    }

    static ChildJvm start(String url, String name, int writes) {
        return ChildJvm.start(OpeningProcess.class, url, name, Integer.toString(writes));
    }
}
