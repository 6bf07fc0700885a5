package dev.tracker.testkit.legacy;

import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import java.time.Instant;
import java.time.LocalDate;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collections;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import org.jspecify.annotations.Nullable;

/** Writes one file kept by hand, noting what it says. */
final class LegacyWriter {

    private static final List<String> WORDS =
            List.of("Billing", "import", "manifest", "rate table", "OCR", "dual output", "audit", "extraction", "pass");
    private static final List<ItemType> TYPES = List.of(ItemType.values());
    private static final List<Format> FORMATS = List.of(Format.values());
    private static final LocalDate FIRST_DAY = LocalDate.of(2025, 1, 1);

    private final Random random;
    private final LegacyForm form;
    private final @Nullable Breakage breakage;
    private final List<String> lines = new ArrayList<>();
    private final List<StatedVendor> vendors = new ArrayList<>();
    private final List<StatedWorkItem> items = new ArrayList<>();
    private final List<StatedDeployment> deployments = new ArrayList<>();
    private final List<StatedEnhancement> enhancements = new ArrayList<>();
    private final List<String> prompts = new ArrayList<>();
    private final List<String> remarks = new ArrayList<>();
    private boolean bold;
    private boolean shifted;
    private int brokenLine;

    LegacyWriter(LegacyForm form, long seed, @Nullable Breakage breakage) {
        this.random = new Random(seed);
        this.form = form;
        this.breakage = breakage;
    }

    LegacyFile write(int vendorCount, int deploymentCount, int itemCount, int promptCount) {
        line("# Project Status");
        remark();
        List<Runnable> sections = new ArrayList<>(List.of(
                () -> vendors(vendorCount),
                () -> items(itemCount),
                () -> deployments(deploymentCount),
                () -> enhancements(Math.max(1, itemCount / 10)),
                () -> prompts(promptCount)));
        if (form == LegacyForm.MIXED) {
            Collections.shuffle(sections, random);
        }
        for (Runnable section : sections) {
            bold = form == LegacyForm.BOLD || (form == LegacyForm.MIXED && random.nextBoolean());
            shifted = form == LegacyForm.SHIFTED || (form == LegacyForm.MIXED && random.nextBoolean());
            section.run();
        }
        return new LegacyFile(
                String.join("\n", lines) + "\n",
                vendors,
                items,
                deployments,
                enhancements,
                prompts,
                remarks,
                brokenLine);
    }

    private void vendors(int count) {
        boolean miscounted = breakage == Breakage.COUNT;
        heading(bold ? "Operational Vendors" : "Vendors", miscounted ? count + 1 : count);
        if (miscounted) {
            lines.set(lines.size() - 1, (shifted ? "###" : "##") + " Vendors (" + (count + 1) + " total)");
            brokenLine = lines.size();
        }
        for (int i = 0; i < count; i++) {
            vendor(i);
        }
        line("");
    }

    private void vendor(int number) {
        String name = "vendor_" + number;
        int total = 1 + random.nextInt(50);
        int passing = random.nextInt(total + 1);
        int skipped = random.nextInt(total - passing + 1);
        List<Format> formats = FORMATS.subList(0, random.nextInt(5));
        String version = random.nextInt(4) == 0 ? null : "1." + random.nextInt(9) + ".0";
        VendorStatus status = random.nextBoolean() ? VendorStatus.OPERATIONAL : VendorStatus.BROKEN;
        boolean broken = number == 1 && breakage != null && breaksVendor(breakage);
        if (broken) {
            name = breakage == Breakage.VENDOR_TWICE
                    ? "VENDOR_0"
                    : breakage == Breakage.VENDOR_NAME ? "Bäcker & Co" : name;
            passing = breakage == Breakage.TOO_MANY_PASSING ? total + 1 : passing;
            brokenLine = lines.size() + 1;
        }
        String shownFormats = formats.isEmpty() ? "none" : formats.toString().replaceAll("[\\[\\]]", "");
        line("- " + (bold ? "**" + name + "**" : name) + ": " + word(status) + " (" + passing + "/" + total
                + (bold ? " tests" : " tests passed") + (skipped > 0 ? ", " + skipped + " skipped" : "") + ") ["
                + (bold ? shownFormats.toLowerCase(Locale.ROOT) : shownFormats) + "]"
                + (version == null ? "" : " v" + version));
        TestResults tests = passing > total ? null : new TestResults(passing, total, skipped);
        vendors.add(new StatedVendor(name, status, tests, formats, List.of(), version, false));
    }

    private static boolean breaksVendor(Breakage breakage) {
        return breakage == Breakage.VENDOR_TWICE
                || breakage == Breakage.VENDOR_NAME
                || breakage == Breakage.TOO_MANY_PASSING;
    }

    private void items(int count) {
        heading("Active Work Items", count);
        List<String> path = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int depth = random.nextInt(Math.min(6, path.size() + 1));
            path.subList(depth, path.size()).clear();
            String reference = random.nextInt(3) == 0 ? "T" + (100 + i) : null;
            String title = (reference == null ? "" : "#" + reference + " ") + title() + " " + i;
            ItemType type = TYPES.get(random.nextInt(TYPES.size()));
            ItemStatus status = random.nextInt(3) == 0 ? ItemStatus.BLOCKED : ItemStatus.ACTIVE;
            Instant created = day().plusSeconds(random.nextInt(86_400));
            String parent = depth == 0 ? null : path.get(depth - 1);
            String indent = "  ".repeat(depth);
            line("");
            line(indent + level() + " " + title + " (" + word(type) + ")");
            field(indent, "Status", word(status));
            field(indent, "Created", created.toString().replace('T', ' ').replace("Z", " UTC"));
            if (parent != null) {
                field(indent, "Parent", parent);
            }
            List<String> references = reference == null ? List.of() : List.of(reference);
            items.add(new StatedWorkItem(type, title, depth, status, null, created, null, parent, null, references));
            path.add(title);
        }
        line("");
    }

    private void deployments(int count) {
        heading("Deployments", count);
        for (int i = 0; i < count; i++) {
            int number = 100 + i;
            Instant time = day();
            boolean timed = random.nextBoolean();
            time = timed ? time.plusSeconds(random.nextInt(86_400)) : time;
            boolean broken = i == 0 && breakage == Breakage.NO_SUCH_DAY;
            String shown = timed
                    ? time.toString().replace('T', ' ').replace("Z", " UTC")
                    : time.toString().substring(0, 10);
            if (broken) {
                brokenLine = lines.size() + 1;
            }
            line(level() + " " + (broken ? "2025-02-30" : shown) + " - PR #" + number);
            String commit = random.nextInt(3) == 0
                    ? "n/a (squashed)"
                    : String.format(Locale.ROOT, "%040x", random.nextLong() >>> 1);
            field("", "Commit", bold ? "`" + commit + "`" : commit);
            long passed = random.nextInt(90);
            field("", "Tests", bold ? "passed: " + passed + ", failed: 0" : passed + " passed, 0 failed");
            boolean compliant = random.nextBoolean();
            List<String> marks = compliant ? List.of("✓", "yes", "true", "✅") : List.of("✗", "no", "FALSE", "❌");
            field("", "Constitutional Compliance", marks.get(random.nextInt(marks.size())));
            field("", "Work Items", "#T001, #T002");
            line("");
            deployments.add(new StatedDeployment(
                    number,
                    broken ? null : time,
                    null,
                    commit,
                    Map.of("passed", passed, "failed", 0L),
                    compliant,
                    List.of(),
                    List.of("T001", "T002")));
        }
    }

    private void enhancements(int count) {
        heading("Future Enhancements", count);
        List<String> words = List.of("High", "P1", "Medium", "P3", "Low");
        for (int i = 0; i < count; i++) {
            String title = title() + " someday " + i;
            int priority = 1 + random.nextInt(5);
            int quarter = 1 + random.nextInt(4);
            String target = "2026-Q" + quarter;
            if (bold) {
                line("");
                line(level() + " " + title + " (Priority: " + priority + ")");
                field("", "Status", "planned");
                field("", "Target", "Q" + quarter + " 2026");
                field("", "Description", "One line");
                line("  and another");
                enhancements.add(new StatedEnhancement(
                        title, priority, EnhancementStatus.PLANNED, target, "One line\nand another"));
            } else {
                line("- " + title + " (Priority: " + words.get(priority - 1) + ", Q" + quarter + " 2026)");
                enhancements.add(new StatedEnhancement(title, priority, null, target, null));
            }
        }
        line("");
    }

    private void prompts(int count) {
        heading("Session Prompts", count);
        for (int i = 0; i < count; i++) {
            String title = "Session " + FIRST_DAY.plusDays(i);
            boolean last = i == count - 1;
            boolean yaml = last && breakage == Breakage.PROMPT_YAML;
            boolean unclosed = last && breakage == Breakage.PROMPT_UNCLOSED;
            line(level() + " " + title);
            if (unclosed) {
                brokenLine = lines.size() + 1;
            }
            line("---");
            if (yaml) {
                brokenLine = lines.size() + 1;
            }
            line(yaml ? "list: [1, 2" : "session_id: s" + i);
            line("token_budget: 50000");
            if (!unclosed) {
                line("---");
            }
            line("Do part " + i + ".");
            line("");
            line("- and write it down");
            line("");
            if (!yaml && !unclosed) {
                prompts.add(title);
            }
        }
    }

    private void remark() {
        String remark = "Ask " + WORDS.get(random.nextInt(WORDS.size())) + " before editing.";
        line("");
        line(remark);
        line("");
        remarks.add(remark);
    }

    private void heading(String words, int count) {
        String text = shifted ? words.toUpperCase(Locale.ROOT) : bold ? words : words + " (" + count + " total)";
        line((shifted ? "###" : "##") + " " + text);
    }

    private void field(String indent, String name, String value) {
        line(indent + "- " + (bold ? "**" + name + "**" : name) + ": " + value);
    }

    private String level() {
        return shifted ? "####" : "###";
    }

    private String title() {
        return WORDS.get(random.nextInt(WORDS.size())) + " " + WORDS.get(random.nextInt(WORDS.size()));
    }

    private Instant day() {
        return FIRST_DAY
                .plusDays(random.nextInt(300))
                .atStartOfDay(ZoneOffset.UTC)
                .toInstant();
    }

    private static String word(Enum<?> value) {
        return value.name().toLowerCase(Locale.ROOT);
    }

    private void line(String line) {
        lines.add(line);
    }
}
