package dev.tracker.cli.vendor;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.VendorRef;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class VendorUpdateCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "NAME", description = "The vendor's name, in any case, or its id.")
    private String name = "";

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version that the change is based on; the newest unless given.")
    private @Nullable String version;

    @Mixin
    private VendorOptions options = new VendorOptions();

    VendorUpdateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        Map<String, Object> metadata = options.metadata(session, values);
        Long given = values.whole("version", version);
        if (options.status == null
                && options.extractorVersion == null
                && metadata == null
                && values.violations().isEmpty()) {
            throw new UsageException("Say what to change, such as --status or --tests.");
        }
        values.check();
        VendorRef vendor = new VendorRef(name);
        long base = given == null ? session.tracker().vendors().get(vendor).version() : given;
        UpdateVendor command = new UpdateVendor(vendor, base, options.status, options.extractorVersion, metadata);
        session.print(VendorViews.vendor(session.tracker().vendors().update(command, session.caller())));
    }
}
