package dev.tracker.cli.vendor;

import dev.tracker.cli.frame.PagingOptions;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Cell;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.cli.output.JsonOutput;
import dev.tracker.cli.output.Rows;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.TableOutput;
import dev.tracker.cli.output.TableOutput.Column;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorList;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.vendor.VendorSummary;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Collectors;

/** How vendors are shown. */
public final class VendorViews {
    private static final List<String> COLUMNS =
            List.of("id", "name", "status", "version", "extractor_version", "tests", "formats");

    private VendorViews() {}

    static Answer vendor(Vendor vendor) {
        return Answer.of(RecordTree.of(vendor), vendor.id(), screen -> show(vendor, screen));
    }

    static Answer list(VendorList list, boolean whole) {
        return new Answer(
                Answers.vendors(list, whole),
                list.page().items().stream()
                        .map(vendor -> vendor.id().toString())
                        .toList(),
                new Rows(
                        COLUMNS,
                        list.page().items().stream()
                                .map(vendor -> RecordTree.of(whole ? vendor : vendor.summary()))
                                .toList()),
                screen -> {
                    table(list.page().items().stream().map(Vendor::summary).toList(), screen);
                    PagingOptions.tellRest(screen, list.page(), "vendors");
                    screen.sentence(
                            String.format(
                                    Locale.ROOT,
                                    "%d operational, %d broken",
                                    list.counts().operational(),
                                    list.counts().broken()),
                            Tone.FAINT);
                });
    }

    /** The vendors in a table; nothing where there is none. */
    public static void table(List<VendorSummary> vendors, Screen screen) {
        TableOutput table = new TableOutput(
                Column.whole("NAME"),
                Column.left("STATUS"),
                Column.left("VERSION"),
                Column.left("TESTS"),
                Column.left("FORMATS"));
        for (VendorSummary vendor : vendors) {
            table.row(
                    Cell.of(vendor.name(), Tone.STRONG),
                    status(vendor.status()),
                    Cell.of(vendor.extractorVersion()),
                    Cell.of(vendor.tests()),
                    Cell.of(formats(vendor.formats())));
        }
        if (!table.isEmpty()) {
            screen.table(table);
        }
    }

    static void show(Vendor vendor, Screen screen) {
        DetailOutput details = new DetailOutput()
                .add("name", Cell.of(vendor.name(), Tone.STRONG))
                .addRecorded("id", vendor.id())
                .add("status", status(vendor.status()))
                .add("extractor version", vendor.extractorVersion())
                .add("tests", vendor.metadata().testResults().inWords())
                .add("formats", formats(vendor.metadata().formatSupport().formats()))
                .add("manifest compliant", vendor.metadata().manifestCompliant() ? "yes" : "no");
        for (Map.Entry<String, ?> field : vendor.metadata().others().entrySet()) {
            Object value = field.getValue();
            details.add(field.getKey(), value instanceof String ? value : JsonOutput.of(value));
        }
        screen.details(details.addRecorded("version", vendor.version())
                .addRecorded(
                        "created",
                        screen.time(vendor.revision().createdAt()) + " by "
                                + vendor.revision().createdBy())
                .addRecorded(
                        "updated",
                        screen.time(vendor.revision().updatedAt()) + " by "
                                + vendor.revision().updatedBy()));
    }

    private static Cell status(VendorStatus status) {
        Tone tone = status == VendorStatus.OPERATIONAL ? Tone.GOOD : Tone.BAD;
        return Cell.of(status.name().toLowerCase(Locale.ROOT), tone);
    }

    private static String formats(List<Format> formats) {
        return formats.isEmpty()
                ? "none"
                : formats.stream()
                        .map(format -> format.name().toLowerCase(Locale.ROOT))
                        .collect(Collectors.joining(", "));
    }
}
