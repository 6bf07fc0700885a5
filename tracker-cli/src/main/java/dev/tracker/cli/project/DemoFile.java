package dev.tracker.cli.project;

import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Random;

/** A status file as it might have been kept by hand for a year of a project that never was; always the same. */
final class DemoFile {
    /** The title of the first project. */
    static final String FIRST_PROJECT = "Invoices of foods vendors";

    private static final DateTimeFormatter TIME = DateTimeFormatter.ofPattern("yyyy-MM-dd HH:mm:ss 'UTC'", Locale.ROOT)
            .withZone(ZoneOffset.UTC);
    private static final List<String> SHAPES = List.of("Invoices", "Orders", "Price lists", "Delivery notes");
    private static final List<String> VERBS = List.of("Read", "Check", "Map", "Clean", "Compare", "Store");
    private static final List<String> THINGS =
            List.of("line items", "totals", "dates", "tax rates", "addresses", "units", "page headers", "footnotes");
    private static final List<String> NAMES = List.of(
            "Alder", "Birch", "Cedar", "Dogwood", "Elm", "Fir", "Ginkgo", "Hazel", "Ivy", "Juniper", "Kauri", "Larch",
            "Maple", "Nutmeg", "Oak");
    private static final List<String> TRADES = List.of("Foods", "Tools", "Freight");

    private final Instant now;
    private final Random random = new Random(45_1200_50);
    private final StringBuilder text = new StringBuilder();
    private final List<String> vendors = new ArrayList<>();
    private final List<Integer> finished = new ArrayList<>();
    private int tasks;

    private DemoFile(Instant now) {
        this.now = now;
    }

    /** The file's text; its times lie before the given one. */
    static String text(Instant now) {
        return new DemoFile(now).write();
    }

    private String write() {
        line("# Project Status");
        line("\n## Vendors (%d total)\n", DemoRecord.VENDORS);
        TRADES.forEach(trade -> NAMES.forEach(name -> vendor(name + " " + trade)));
        line("\n## Active Work Items");
        for (int i = 0; i < DemoRecord.PROJECTS; i++) {
            project(i);
        }
        line("\n## Recent Deployments");
        for (int i = 0; i < DemoRecord.DEPLOYMENTS; i++) {
            deployment(i);
        }
        line("\n## Future Enhancements (%d)", DemoRecord.ENHANCEMENTS);
        for (int i = 0; i < DemoRecord.ENHANCEMENTS; i++) {
            line("\n### %s %s by itself (Priority: %d)", VERBS.get(i % VERBS.size()), THINGS.get(i), 1 + i % 5);
            line("- **Status**: planned");
        }
        return text.toString();
    }

    private void vendor(String name) {
        boolean works = random.nextInt(9) > 0;
        int total = 20 + random.nextInt(40);
        int skipped = random.nextInt(3);
        int passing = works ? total - skipped : random.nextInt(total - skipped);
        String formats = (random.nextBoolean() ? "Excel, " : "") + "CSV" + (random.nextBoolean() ? ", PDF" : "");
        line(
                "- %s: %s (%d/%d tests passed, %d skipped) [%s] v1.%d.%d%s",
                name,
                works ? "operational" : "broken",
                passing,
                total,
                skipped,
                formats,
                random.nextInt(6),
                random.nextInt(10),
                works ? " (manifest compliant)" : "");
        vendors.add(name);
    }

    private void project(int number) {
        String shape = SHAPES.get(number % SHAPES.size());
        String trade = TRADES.get(number / SHAPES.size()).toLowerCase(Locale.ROOT);
        item(0, shape + " of " + trade + " vendors", "project", "active");
        for (int i = 0; i < DemoRecord.RESEARCH; i++) {
            item(1, "Study " + THINGS.get((number + i) % THINGS.size()), "research", "active");
        }
        for (int i = 0; i < DemoRecord.SESSIONS; i++) {
            session(shape, number * DemoRecord.SESSIONS + i);
        }
    }

    private void session(String shape, int number) {
        boolean over = number < DemoRecord.PROJECTS * DemoRecord.SESSIONS / 2 && number % 4 != 3;
        item(
                1,
                String.format(Locale.ROOT, "Session %d: %s", number + 1, shape),
                "session",
                over ? "completed" : "active");
        for (int i = 0; i < DemoRecord.TASKS; i++) {
            boolean done = over || i < DemoRecord.TASKS / 3;
            String open = random.nextInt(12) == 0 ? "blocked" : "active";
            tasks++;
            String title =
                    String.format(Locale.ROOT, "%s %s of %s #T%04d", pick(VERBS), pick(THINGS), pick(vendors), tasks);
            item(2, title, "task", done ? "completed" : open);
            if (done) {
                finished.add(tasks);
            }
        }
    }

    private void item(int depth, String title, String type, String status) {
        String indent = "  ".repeat(depth);
        line("\n%s### %s (%s)", indent, title, type);
        line("%s- **Status**: %s", indent, status);
        line("%s- **Priority**: %d", indent, 1 + random.nextInt(5));
        line("%s- **Created**: %s", indent, TIME.format(now.minus(Duration.ofMinutes(random.nextInt(525_000)))));
    }

    private void deployment(int number) {
        String vendor = pick(vendors);
        Instant at = now.minus(Duration.ofDays(7L * (DemoRecord.DEPLOYMENTS - number)));
        line("\n### %s - PR #%d", TIME.format(at), 100 + number);
        line("- Title: %s %s of %s", pick(VERBS), pick(THINGS), vendor);
        line("- Commit: %016x%016x%08x", random.nextLong(), random.nextLong(), random.nextInt());
        line("- Work Items: #T%04d", pick(finished));
        line("- Vendors: %s", vendor);
        line("- Tests: unit: %d, integration: %d", 140 + number, 20 + random.nextInt(15));
        line("- Constitutional Compliance: %s", random.nextInt(10) > 0 ? "✓" : "✗");
    }

    @SuppressWarnings("AnnotateFormatMethod") // the annotation is of a library that this program does without
    private void line(String form, Object... values) {
        text.append(String.format(Locale.ROOT, form, values)).append('\n');
    }

    private <T> T pick(List<T> list) {
        return list.get(random.nextInt(list.size()));
    }
}
