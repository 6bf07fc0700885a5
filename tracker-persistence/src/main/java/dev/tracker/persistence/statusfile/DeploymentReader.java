package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.Lines;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedDeployment;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a section of deployments, each a heading with a day and a pull request, and fields below it. */
final class DeploymentReader implements SectionReader {

    private static final Pattern HEADING = Pattern.compile(
            Moments.FORM + " *[-–—:|] *(?:PR|pull request) *#?(\\d{1,18})(?: *[-–—:|] *(\\S.*))?",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern COUNTED = Pattern.compile("(\\d{1,18}) +(\\S.*)");
    private static final Pattern COUNT = Pattern.compile("\\d{1,18}");
    private static final int MAX_TITLE = 200;
    private static final int MAX_CATEGORY = 100;

    private final Findings findings;
    private final List<Entry<StatedDeployment>> deployments;
    private @Nullable Draft draft;
    private int found;

    DeploymentReader(Findings findings, List<Entry<StatedDeployment>> deployments) {
        this.findings = findings;
        this.deployments = deployments;
    }

    @Override
    public void read(Block block) {
        if (block.isHeading()) {
            finish();
            draft = begin(block);
        } else if (draft != null) {
            Field field = Field.of(block);
            if (field != null && draft.take(field)) {
                draft.last = field.line();
                findings.takeEntry(field.line());
            }
        }
    }

    @Override
    public int end() {
        finish();
        return found;
    }

    private @Nullable Draft begin(Block heading) {
        Matcher form = HEADING.matcher(heading.text());
        if (!form.matches()) {
            return null;
        }
        findings.takeEntry(heading.from());
        String name = "PR #" + form.group(4);
        Draft begun = new Draft(heading.from(), name);
        begun.deployedAt = Moments.read(form.group(1), form.group(2), form.group(3));
        if (begun.deployedAt == null) {
            begun.fault("deployed_at", "must be a day and time that there is", heading.text(), heading.from());
        }
        long number = Long.parseLong(form.group(4));
        if (number >= 1 && number <= Integer.MAX_VALUE) {
            begun.prNumber = (int) number;
        } else {
            begun.fault("pr_number", "must be 1 to " + Integer.MAX_VALUE, form.group(4), heading.from());
        }
        if (form.group(5) != null) {
            begun.title = MarkdownText.plain(form.group(5));
        }
        return begun;
    }

    private void finish() {
        if (draft != null) {
            deployments.add(new Entry<>(new Lines(draft.line, draft.last), draft.stated()));
            found++;
        }
        draft = null;
    }

    /** A deployment whose fields are being read. */
    private final class Draft {

        private final int line;
        private final String name;
        private int last;
        private @Nullable Integer prNumber;
        private @Nullable Instant deployedAt;
        private @Nullable String title;
        private @Nullable String commit;
        private @Nullable Map<String, Long> tests;
        private @Nullable Boolean compliant;
        private final List<String> vendors = new ArrayList<>();
        private final Set<String> references = new LinkedHashSet<>();
        private final Set<String> seen = new HashSet<>();

        Draft(int line, String name) {
            this.line = line;
            this.last = line;
            this.name = name;
        }

        /** Whether the field is a deployment's, and said for the first time, and can be read. */
        boolean take(Field field) {
            boolean taken = switch (field.name()) {
                case "title" -> title(field);
                case "commit" -> commit(field);
                case "tests" -> tests(field);
                case "constitutional compliance", "compliance" -> compliance(field);
                case "vendors", "vendor" -> vendors(field);
                case "work items", "work item" -> references(field);
                default -> false;
            };
            if (taken) {
                seen.add(field.name());
            }
            return taken;
        }

        private boolean title(Field field) {
            if (seen.contains("title") || field.value().isEmpty()) {
                return unreadable(field, "is empty or given twice");
            }
            title = field.plain();
            return true;
        }

        private boolean commit(Field field) {
            String text = field.value();
            if (commit != null || text.isEmpty()) {
                return unreadable(field, "is empty or given twice");
            }
            boolean code = text.length() > 2 && text.startsWith("`") && text.indexOf('`', 1) == text.length() - 1;
            commit = code ? text.substring(1, text.length() - 1) : field.plain();
            return true;
        }

        private boolean tests(Field field) {
            Map<String, Long> counts = new TreeMap<>();
            for (String part : MarkdownText.split(field.value(), ',')) {
                if (tests != null || !count(SourceLines.trimmed(part), counts)) {
                    return unreadable(field, "must be counts such as \"45 passed, 0 failed\", given once");
                }
            }
            counts.forEach((category, count) -> check(category, count, field.line()));
            counts.replaceAll((category, count) -> Math.min(count, Integer.MAX_VALUE));
            tests = counts;
            return true;
        }

        private boolean count(String part, Map<String, Long> counts) {
            int colon = MarkdownText.next(part, ':', 0);
            Matcher counted = COUNTED.matcher(part);
            String category;
            String number;
            if (colon >= 0) {
                category = SourceLines.trimmed(part.substring(0, colon));
                number = SourceLines.trimmed(part.substring(colon + 1));
            } else if (counted.matches()) {
                category = counted.group(2);
                number = counted.group(1);
            } else {
                return false;
            }
            String plain = MarkdownText.plain(category);
            if (plain.isBlank() || !COUNT.matcher(number).matches()) {
                return false;
            }
            return counts.put(plain, Long.parseLong(number)) == null;
        }

        private void check(String category, long count, int at) {
            if (count > Integer.MAX_VALUE) {
                fault("test_summary", "must be counts to " + Integer.MAX_VALUE, Long.toString(count), at);
            }
            findings.checkLength(Section.DEPLOYMENTS, name, "test_summary", category, 1, MAX_CATEGORY, at);
        }

        private boolean compliance(Field field) {
            Boolean said = flag(field.plain());
            if (said == null || compliant != null) {
                return unreadable(field, "must be ✓ or ✗, yes or no, true or false, given once");
            }
            compliant = said;
            return true;
        }

        private boolean vendors(Field field) {
            if (!vendors.isEmpty()) {
                return unreadable(field, "is given twice");
            }
            Set<String> lower = new HashSet<>();
            for (String part : MarkdownText.split(field.value(), ',')) {
                String vendor = MarkdownText.plain(SourceLines.trimmed(part));
                if (!vendor.isEmpty()) {
                    vendors.add(vendor);
                    if (!lower.add(vendor.toLowerCase(Locale.ROOT))) {
                        fault("affected_vendors", "are named twice", vendor, field.line());
                    }
                }
            }
            return !vendors.isEmpty() || unreadable(field, "names none");
        }

        private boolean references(Field field) {
            if (!references.isEmpty()) {
                return unreadable(field, "is given twice");
            }
            for (String part : MarkdownText.split(field.value(), ',')) {
                String reference = MarkdownText.plain(SourceLines.trimmed(part));
                reference = reference.startsWith("#") ? reference.substring(1) : reference;
                if (!reference.isEmpty()) {
                    references.add(reference);
                }
            }
            return !references.isEmpty() || unreadable(field, "names none");
        }

        private boolean unreadable(Field field, String rule) {
            findings.unreadable(field.line(), field.name(), field.value(), rule);
            return false;
        }

        private void fault(String field, String message, String value, int at) {
            findings.fault(Section.DEPLOYMENTS, name, field, message, value, at);
        }

        StatedDeployment stated() {
            findings.checkLength(Section.DEPLOYMENTS, name, "pr_title", title, 1, MAX_TITLE, line);
            if (compliant == null) {
                findings.warn(
                        FileWarning.Code.COMPLIANCE_MISSING,
                        line,
                        name + " does not say whether it complies with the constitution; taken as not compliant.");
            }
            return new StatedDeployment(
                    prNumber, deployedAt, title, commit, tests, compliant, vendors, List.copyOf(references));
        }
    }

    private static @Nullable Boolean flag(String text) {
        return switch (text.replace("\uFE0F", "").strip().toLowerCase(Locale.ROOT)) {
            case "✓", "✔", "✅", "yes", "true" -> true;
            case "✗", "✘", "❌", "✕", "✖", "no", "false" -> false;
            default -> null;
        };
    }
}
