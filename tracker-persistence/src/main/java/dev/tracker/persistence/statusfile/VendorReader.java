package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.Lines;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a section of vendors, one a line. */
final class VendorReader implements SectionReader {

    private static final Pattern NAME = Pattern.compile("[A-Za-z0-9 _-]{1,100}");
    private static final int MAX_VERSION = 50;

    private final Findings findings;
    private final List<Entry<StatedVendor>> vendors;
    private final Map<String, Integer> lineByName;
    private final Block heading;
    private final @Nullable Integer statedOperational;
    private int found;
    private int operational;

    /** @param lineByName of all vendors of the file so far, by name in lower case */
    VendorReader(Findings findings, List<Entry<StatedVendor>> vendors, Map<String, Integer> lineByName, Block heading) {
        this.findings = findings;
        this.vendors = vendors;
        this.lineByName = lineByName;
        this.heading = heading;
        this.statedOperational = SectionName.VENDORS.statedOperational(heading.text());
    }

    @Override
    public void read(Block block) {
        VendorLine line = block.isHeading() ? null : VendorLine.of(block);
        if (line == null) {
            return;
        }
        int at = block.from();
        StatedVendor vendor = stated(line, at);
        vendors.add(new Entry<>(Lines.at(at), vendor));
        found++;
        operational += vendor.status() == VendorStatus.OPERATIONAL ? 1 : 0;
        findings.takeEntry(at);
        if (!line.rest().isEmpty()) {
            findings.take(at, at, LineUse.UNPARSED);
            findings.unreadable(at, "remark", line.rest(), "is no part of a vendor");
        }
    }

    @Override
    public int end() {
        if (statedOperational != null && statedOperational != operational) {
            findings.warn(
                    FileWarning.Code.COUNT_DIFFERS,
                    heading.from(),
                    "The heading counts " + statedOperational + " operational vendors, but " + operational
                            + " follow.");
        }
        return found;
    }

    private StatedVendor stated(VendorLine line, int at) {
        String name = line.name();
        if (!NAME.matcher(name).matches()) {
            fault(name, "name", "must have 1 to 100 ASCII letters, digits, spaces, '-' or '_'", name, at);
        }
        Integer first = lineByName.putIfAbsent(name.toLowerCase(Locale.ROOT), at);
        if (first != null) {
            fault(name, "name", "is named twice: the first time in line " + first, name, at);
        }
        VendorStatus status = Words.read(VendorStatus.class, line.status());
        if (status == null) {
            fault(name, "status", "must be operational or broken", line.status(), at);
        }
        String version = line.version();
        findings.checkLength(Section.VENDORS, name, "extractor_version", version, 1, MAX_VERSION, at);
        List<String> others = new ArrayList<>();
        List<Format> formats = line.formats() == null ? null : formats(line.formats(), others);
        if (!others.isEmpty()) {
            findings.warn(
                    FileWarning.Code.UNKNOWN_FORMAT,
                    at,
                    "The record knows excel, csv, pdf and ocr; of " + name + " also kept as written: "
                            + String.join(", ", others) + ".");
        }
        return new StatedVendor(name, status, tests(line, at), formats, others, version, line.compliant());
    }

    private static List<Format> formats(List<String> names, List<String> others) {
        List<Format> formats = new ArrayList<>();
        for (String name : names) {
            Format format = Words.read(Format.class, name);
            if (format != null) {
                formats.add(format);
            } else if (names.size() > 1 || !name.equalsIgnoreCase("none")) {
                others.add(name);
            }
        }
        return formats;
    }

    private @Nullable TestResults tests(VendorLine line, int at) {
        List<Long> counts = line.counts();
        if (counts == null) {
            return null;
        }
        long passing = counts.get(0);
        long total = counts.get(1);
        long skipped = counts.get(2);
        String shown = passing + "/" + total + ", " + skipped + " skipped";
        for (long count : counts) {
            if (count > Integer.MAX_VALUE) {
                fault(line.name(), "test_results", "must be counts to " + Integer.MAX_VALUE, shown, at);
                return null;
            }
        }
        if (passing + skipped > total) {
            fault(
                    line.name(),
                    "test_results",
                    "must not have more tests passing and skipped than there are",
                    shown,
                    at);
            return null;
        }
        return new TestResults((int) passing, (int) total, (int) skipped);
    }

    private void fault(String name, String field, String message, String value, int at) {
        findings.fault(Section.VENDORS, name, field, message, value, at);
    }
}
