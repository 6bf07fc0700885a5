package dev.tracker.cli.vendor;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.vendor.CreateVendor;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

final class VendorCreateCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "Letters, digits, spaces, '-' and '_'; it cannot change later.")
    private String name = "";

    @Mixin
    private VendorOptions options = new VendorOptions();

    VendorCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        CreateVendor command = values.checked(
                new CreateVendor(name, options.status, options.extractorVersion, options.metadata(session, values)));
        session.print(VendorViews.vendor(session.tracker().vendors().create(command, session.caller())));
    }
}
