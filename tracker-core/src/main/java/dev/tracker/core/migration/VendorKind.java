package dev.tracker.core.migration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.FormatSupport;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorMetadata;
import dev.tracker.core.vendor.VendorStatus;
import java.math.BigDecimal;
import java.math.RoundingMode;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;

/** The vendors of a file; one is known by its name. */
final class VendorKind extends Kind<StatedVendor, Vendor> {

    /** Status, tests, formats and version. */
    private static final int FIELDS = 4;

    /** Where formats are kept that the record does not know. */
    private static final String OTHER_FORMATS = "other_formats";

    private final Intake intake;
    private final Setting setting;

    VendorKind(ParsedStatusFile file, Intake intake, Setting setting) {
        super(file.vendors(), file.faults(), Section.VENDORS);
        this.intake = intake;
        this.setting = setting;
        refuseTwins();
    }

    @Override
    String name(StatedVendor stated) {
        return stated.name();
    }

    @Override
    Object key(SourceEntry<StatedVendor, Vendor> entry) {
        return lower(entry.stated().name());
    }

    @Override
    Object keyOf(Vendor vendor) {
        return lower(vendor.name());
    }

    @Override
    List<Vendor> stored() {
        return intake.vendorsNamed(
                entries.stream().map(entry -> entry.stated().name()).toList());
    }

    @Override
    List<String> differences(StatedVendor stated, Vendor vendor) {
        List<String> differences = new ArrayList<>(fieldsThatDiffer(stated, vendor));
        if (stated.manifestCompliant() != vendor.metadata().manifestCompliant()) {
            differences.add("manifest_compliant is " + vendor.metadata().manifestCompliant());
        }
        List<?> others = otherFormats(vendor);
        if (!others.containsAll(stated.otherFormats())) {
            differences.add(OTHER_FORMATS + " are " + others);
        }
        return differences;
    }

    private static List<?> otherFormats(Vendor vendor) {
        return vendor.metadata().others().get(OTHER_FORMATS) instanceof List<?> formats ? formats : List.of();
    }

    @Override
    void add(List<SourceEntry<StatedVendor, Vendor>> fresh, ChangeSet changes) {
        List<Vendor> vendors = new ArrayList<>();
        for (SourceEntry<StatedVendor, Vendor> entry : fresh) {
            Vendor vendor = made(entry, () -> vendor(entry.stated()));
            if (vendor != null) {
                entry.entity = vendor;
                vendors.add(vendor);
            }
        }
        if (!vendors.isEmpty() && !intake.addVendors(vendors)) {
            throw new DatabaseException(
                    DatabaseException.WRITE,
                    "Another write registered a vendor of the file meanwhile. Nothing was changed; try again.",
                    null);
        }
        vendors.forEach(
                vendor -> changes.add(EntityType.VENDOR, vendor.id(), 1L, Action.IMPORTED, FieldChanges.ofNew(vendor)));
    }

    /** The check of what is known of each. */
    static Reconciliation.MetadataCheck metadataCheck(Found<StatedVendor, Vendor> found, int source) {
        int equal = 0;
        for (Map.Entry<SourceEntry<StatedVendor, Vendor>, Vendor> each :
                found.stored().entrySet()) {
            equal += FIELDS
                    - fieldsThatDiffer(each.getKey().stated(), each.getValue()).size();
        }
        List<String> missing = new ArrayList<>(found.absent());
        missing.addAll(found.otherwise());
        int migrated = found.stored().size() - found.differing().size();
        return new Reconciliation.MetadataCheck(
                source,
                migrated,
                missing.isEmpty(),
                missing,
                FIELDS * found.stored().size(),
                percentage(equal, FIELDS * source));
    }

    /** So many of so many, of 100, to a tenth that never says more than is. */
    static BigDecimal percentage(int part, int whole) {
        return whole == 0 || part == whole
                ? BigDecimal.valueOf(100)
                : BigDecimal.valueOf(100L * part)
                        .divide(BigDecimal.valueOf(whole), 1, RoundingMode.DOWN)
                        .stripTrailingZeros()
                        .setScale(1, RoundingMode.DOWN);
    }

    private static List<String> fieldsThatDiffer(StatedVendor stated, Vendor vendor) {
        VendorMetadata known = vendor.metadata();
        List<String> differences = new ArrayList<>();
        if (stated.status() != vendor.status()) {
            differences.add("status is " + vendor.status().name().toLowerCase(Locale.ROOT));
        }
        if (!tests(stated).equals(known.testResults())) {
            differences.add("tests are " + known.testResults().inWords());
        }
        if (!formats(stated).equals(known.formatSupport())) {
            differences.add(
                    "formats are " + known.formatSupport().formats().toString().toLowerCase(Locale.ROOT));
        }
        if (!version(stated).equals(vendor.extractorVersion())) {
            differences.add("version is " + vendor.extractorVersion());
        }
        return differences;
    }

    private Vendor vendor(StatedVendor stated) {
        Map<String, Object> others =
                stated.otherFormats().isEmpty() ? Map.of() : Map.of(OTHER_FORMATS, stated.otherFormats());
        VendorStatus status = Objects.requireNonNullElse(stated.status(), VendorStatus.BROKEN);
        VendorMetadata metadata = new VendorMetadata(
                formats(stated), tests(stated), version(stated), stated.manifestCompliant(), Map.copyOf(others));
        return new Vendor(
                new VendorId(setting.ids().next()),
                stated.name(),
                status,
                version(stated),
                metadata,
                setting.revision(setting.now()));
    }

    private static TestResults tests(StatedVendor stated) {
        return Objects.requireNonNullElse(stated.tests(), TestResults.NONE);
    }

    private static String version(StatedVendor stated) {
        return Objects.requireNonNullElse(stated.version(), VendorMetadata.DEFAULT.extractorVersion());
    }

    private static FormatSupport formats(StatedVendor stated) {
        List<Format> formats = Objects.requireNonNullElse(stated.formats(), List.of());
        return new FormatSupport(
                formats.contains(Format.EXCEL),
                formats.contains(Format.CSV),
                formats.contains(Format.PDF),
                formats.contains(Format.OCR));
    }

    /** A name stands for one vendor: the parser says so, and it must hold whatever the parser says. */
    private void refuseTwins() {
        Set<String> seen = new HashSet<>();
        for (SourceEntry<StatedVendor, Vendor> entry : entries) {
            if (!seen.add(lower(entry.stated().name())) && entry.isSound()) {
                entry.fault("name is given to two vendors");
                warn(
                        MigrationWarning.RULE_BROKEN,
                        "'" + shown(entry) + "' cannot be taken over: name is given to two vendors.",
                        entry.line());
            }
        }
    }

    private static String lower(String name) {
        return name.toLowerCase(Locale.ROOT);
    }
}
