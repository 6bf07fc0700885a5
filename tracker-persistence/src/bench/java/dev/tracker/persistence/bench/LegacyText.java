package dev.tracker.persistence.bench;

import java.time.LocalDate;

/** A status file as somebody might have kept it for years. */
final class LegacyText {

    private static final LocalDate FIRST = LocalDate.of(2025, 1, 1);

    private LegacyText() {}

    static String of(int vendors, int deployments, int items, int prompts) {
        StringBuilder text = new StringBuilder("# Project Status\n\nKept by hand.\n\n");
        text.append("## Vendors (").append(vendors).append(" total)\n");
        for (int i = 1; i <= vendors; i++) {
            text.append("- vendor_%d: %s (40/45 tests passed, 2 skipped) [Excel, CSV] v1.2.%d\n"
                    .formatted(i, i % 9 == 0 ? "broken" : "operational", i));
        }
        text.append("\n## Active Work Items (").append(items).append(")\n");
        for (int i = 0; i < items; i++) {
            item(text, i);
        }
        text.append("\n## Deployments (").append(deployments).append(" total)\n");
        for (int i = 1; i <= deployments; i++) {
            text.append("""

                    ### %s - PR #%d
                    - Commit: %040x
                    - Vendors: vendor_%d, vendor_%d
                    - Tests: 45 passed, 0 failed
                    - Constitutional Compliance: ✓
                    """.formatted(FIRST.plusDays(i), i, i, 1 + i % vendors, 1 + (i + 7) % vendors));
        }
        text.append("\n## Session Prompts (").append(prompts).append(" total)\n");
        for (int i = 1; i <= prompts; i++) {
            text.append("""
                    ### Session %s
                    ---
                    schema_version: "1.0"
                    session_id: sess_%d
                    token_budget: 120000
                    vendors_affected: [vendor_1, vendor_2]
                    ---
                    Take vendor %d through the production test set. Stop at the first difference
                    and write down which sheet it came from.

                    """.formatted(FIRST.plusDays(i), i, i));
        }
        return text.toString();
    }

    /** Trees of a project, four sessions, and eight tasks below each. */
    private static void item(StringBuilder text, int i) {
        int place = i % 37;
        boolean project = place == 0;
        boolean session = !project && (place - 1) % 9 == 0;
        String type = project ? "project" : session ? "session" : "task";
        String indent = " ".repeat(project ? 0 : session ? 2 : 4);
        text.append("""

                %1$s### Item number %2$d of the plan (%3$s)
                %1$s- **Status**: active
                %1$s- **Created**: %4$s 09:00:00 UTC
                """.formatted(indent, i, type, FIRST.plusDays(i % 300)));
    }
}
