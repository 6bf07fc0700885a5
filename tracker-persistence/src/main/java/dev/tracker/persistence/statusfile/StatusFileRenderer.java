package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.statusfile.StatusSnapshot;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorStatus;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.regex.Pattern;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Writes the generated form of a status file. */
final class StatusFileRenderer {

    /** The categories that files name in this order; others follow by name. */
    private static final List<String> USUAL_CATEGORIES = List.of("unit", "integration", "passed", "failed", "skipped");

    private static final Pattern IN_CODE =
            Pattern.compile("[\\p{Alnum}\\p{Punct}&&[^`<]][^`<\\p{Cntrl}\u0085\u2028\u2029]*");

    private final StatusSnapshot snapshot;
    private final StringBuilder file = new StringBuilder();

    StatusFileRenderer(StatusSnapshot snapshot) {
        this.snapshot = snapshot;
    }

    String render() {
        line("# Project Status - " + snapshot.at());
        notes(Note.Place.TOP);
        vendors();
        notes(Note.Place.VENDORS);
        workItems();
        notes(Note.Place.WORK_ITEMS);
        deployments();
        notes(Note.Place.DEPLOYMENTS);
        enhancements();
        notes(Note.Place.ENHANCEMENTS);
        line("");
        line("---");
        line("*Generated at " + snapshot.at() + "*");
        notes(Note.Place.END);
        return file.toString();
    }

    private void vendors() {
        List<StatedVendor> vendors = snapshot.vendors();
        long operational = vendors.stream()
                .filter(vendor -> vendor.status() == VendorStatus.OPERATIONAL)
                .count();
        heading("Operational Vendors (" + operational + "/" + vendors.size() + ")");
        if (!vendors.isEmpty()) {
            line("");
        }
        vendors.forEach(vendor -> line(vendor(vendor)));
    }

    private static String vendor(StatedVendor vendor) {
        StringBuilder line = new StringBuilder("- **").append(MarkdownText.inLine(vendor.name(), "*:"));
        line.append("**: ").append(Words.of(vendor.status()));
        TestResults tests = vendor.tests();
        if (tests != null) {
            line.append(" (").append(tests.passing()).append('/').append(tests.total());
            line.append(" tests");
            if (tests.skipped() > 0) {
                line.append(", ").append(tests.skipped()).append(" skipped");
            }
            line.append(')');
        }
        if (vendor.formats() != null) {
            List<String> formats = new ArrayList<>();
            vendor.formats().forEach(format -> formats.add(Words.of(format)));
            vendor.otherFormats().forEach(format -> formats.add(MarkdownText.inLine(format, ",[]")));
            line.append(" [").append(formats.isEmpty() ? "none" : String.join(", ", formats));
            line.append(']');
        }
        if (vendor.version() != null) {
            line.append(" v").append(VendorLine.oneWord(vendor.version()));
        }
        return line.append(vendor.manifestCompliant() ? " " + VendorLine.COMPLIANT : "")
                .toString();
    }

    private void workItems() {
        heading("Active Work Items (" + snapshot.workItems().size() + ")");
        for (StatedWorkItem item : snapshot.workItems()) {
            String indent = "  ".repeat(item.depth());
            line("");
            line(indent + "### " + MarkdownText.inLine(item.title()) + " (" + Words.of(item.type()) + ")");
            field(indent, "Status", Words.of(item.status()));
            field(indent, "Priority", item.priority());
            field(indent, "Created", item.created() == null ? null : Moments.shown(item.created()));
            field(indent, "Branch", escaped(item.branch()));
            field(indent, "Parent", escaped(item.parent()));
            text(indent, "Description", item.description());
        }
    }

    private void deployments() {
        heading("Recent Deployments (Last " + snapshot.deployments().size() + ")");
        for (StatedDeployment deployment : snapshot.deployments()) {
            line("");
            line("### " + Moments.shown(deployment.deployedAt()) + " - PR #" + deployment.prNumber());
            field("", "Title", escaped(deployment.title()));
            field("", "Commit", deployment.commit() == null ? null : commit(deployment.commit()));
            field("", "Tests", deployment.tests() == null ? null : tests(deployment.tests()));
            field(
                    "",
                    "Constitutional Compliance",
                    deployment.compliant() == null ? null : deployment.compliant() ? "✓" : "✗");
            field(
                    "",
                    "Vendors",
                    deployment.vendors().isEmpty()
                            ? null
                            : deployment.vendors().stream()
                                    .map(name -> MarkdownText.inLine(name, ","))
                                    .collect(Collectors.joining(", ")));
        }
    }

    private static String commit(String text) {
        boolean plain = IN_CODE.matcher(text).matches() && !text.endsWith(" ");
        return plain ? "`" + text + "`" : MarkdownText.inLine(text, "`");
    }

    private static String tests(Map<String, Long> tests) {
        return tests.entrySet().stream()
                .sorted(Map.Entry.comparingByKey(Comparator.comparingInt(StatusFileRenderer::usualPlace)
                        .thenComparing(Comparator.naturalOrder())))
                .map(count -> MarkdownText.inLine(count.getKey(), ",:") + ": " + count.getValue())
                .collect(Collectors.joining(", "));
    }

    private static int usualPlace(String category) {
        int place = USUAL_CATEGORIES.indexOf(category);
        return place < 0 ? USUAL_CATEGORIES.size() : place;
    }

    private void enhancements() {
        heading("Future Enhancements (" + snapshot.enhancements().size() + ")");
        for (StatedEnhancement enhancement : snapshot.enhancements()) {
            line("");
            String priority = enhancement.priority() == null ? "" : " (Priority: " + enhancement.priority() + ")";
            line("### " + MarkdownText.inLine(enhancement.title()) + priority);
            field("", "Status", enhancement.status() == null ? null : Words.of(enhancement.status()));
            field("", "Target", enhancement.targetQuarter());
            text("", "Description", enhancement.description());
        }
    }

    private void heading(String text) {
        line("");
        line("## " + text);
    }

    private void field(String indent, String name, @Nullable Object value) {
        if (value != null) {
            line(indent + "- **" + name + "**: " + value);
        }
    }

    private void text(String indent, String name, @Nullable String text) {
        if (text != null) {
            int end = text.indexOf('\n');
            field(indent, name, MarkdownText.inLine(end < 0 ? text : text.substring(0, end)));
            if (end >= 0) {
                MarkdownText.lines(text.substring(end + 1))
                        .forEach(line -> line(line.isEmpty() ? "" : indent + "  " + line));
            }
        }
    }

    private static @Nullable String escaped(@Nullable String text) {
        return text == null ? null : MarkdownText.inLine(text);
    }

    private void notes(Note.Place place) {
        for (Note note : snapshot.notes()) {
            if (note.place() == place) {
                line("");
                line(NoteMarks.BEGIN);
                if (!note.text().isEmpty()) {
                    for (String line : note.text().split("\n", -1)) {
                        line(NoteMarks.within(line));
                    }
                }
                line(NoteMarks.END);
            }
        }
    }

    private void line(String line) {
        file.append(line).append('\n');
    }
}
