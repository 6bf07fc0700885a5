package dev.tracker.cli.vendor;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorCounts;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.core.vendor.VendorStatus;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;

final class VendorListCommand implements Action {
    private final Session session;

    @Option(names = "--status", paramLabel = "STATUS", description = "Only operational, or only broken ones.")
    private @Nullable VendorStatus status;

    @Option(names = "--format", paramLabel = "FORMAT", description = "Only those that read excel, csv, pdf or ocr.")
    private @Nullable Format format;

    @Option(
            names = "--compliant",
            negatable = true,
            description = "Only those that keep to the manifest; --no-compliant: only others.")
    private @Nullable Boolean compliant;

    @Option(names = "--text", paramLabel = "TEXT", description = "Only those whose name contains the text.")
    private @Nullable String text;

    @Option(names = "--full", description = "Whole vendors with --json, not summaries.")
    private boolean full;

    @Mixin
    private PagingOptions paging = new PagingOptions();

    VendorListCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        PageRequest first = paging.request(values);
        values.check();
        VendorCounts[] counts = {new VendorCounts(0, 0)};
        Page<Vendor> page = paging.read(first, request -> {
            VendorList list =
                    session.tracker().vendors().list(new VendorQuery(status, format, compliant, text, request));
            counts[0] = list.counts();
            return list.page();
        });
        session.print(VendorViews.list(new VendorList(page, counts[0]), full));
    }

    @Override
    public boolean isList() {
        return true;
    }
}
