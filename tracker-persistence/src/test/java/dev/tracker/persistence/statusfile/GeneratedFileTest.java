package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.statusfile.StatusSnapshot;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;

class GeneratedFileTest {

    private static final String EXAMPLE = """
            # Project Status - 2026-03-01T09:30:00Z

            ## Operational Vendors (1/2)

            - **vendor_abc**: operational (45/50 tests, 2 skipped) [excel, csv] v1.2.3 (manifest compliant)
            - **vendor_xyz**: broken (5/10 tests) [none] v2.0.1

            ## Active Work Items (2)

            ### Billing import (project)
            - **Status**: active
            - **Priority**: 2
            - **Created**: 2026-01-05 09:00:00 UTC
            - **Branch**: 017-billing-import

              ### First pass (session)
              - **Status**: blocked
              - **Created**: 2026-01-06 09:00:00 UTC
              - **Parent**: Billing import

            ## Recent Deployments (Last 1)

            ### 2026-02-20 16:00:00 UTC - PR #100
            - **Title**: Vendor tracking
            - **Commit**: `0123456789abcdef0123456789abcdef01234567`
            - **Tests**: unit: 150, integration: 30
            - **Constitutional Compliance**: ✓
            - **Vendors**: vendor_abc

            ## Future Enhancements (1)

            ### Push notifications (Priority: 2)
            - **Status**: planned
            - **Target**: 2026-Q3
            - **Description**: Tell clients at once

            ---
            *Generated at 2026-03-01T09:30:00Z*
            """;

    private static final Instant AT = Instant.parse("2026-03-01T09:30:00.5Z");

    private final MarkdownStatusFiles format = new MarkdownStatusFiles();

    @Test
    void isWrittenInItsForm() {
        WorkItemId project = id(1);
        StatusSnapshot snapshot = new StatusSnapshot(
                AT,
                List.of(
                        vendor("vendor_xyz", VendorStatus.BROKEN, new TestResults(5, 10, 0), List.of(), "2.0.1", false),
                        vendor(
                                "vendor_abc",
                                VendorStatus.OPERATIONAL,
                                new TestResults(45, 50, 2),
                                List.of(Format.CSV, Format.EXCEL),
                                "1.2.3",
                                true)),
                OpenItem.outline(List.of(
                        item(
                                id(2),
                                project,
                                ItemType.SESSION,
                                "First pass",
                                ItemStatus.BLOCKED,
                                3,
                                "2026-01-06T09:00:00Z"),
                        new OpenItem(
                                project,
                                null,
                                ItemType.PROJECT,
                                "Billing import",
                                ItemStatus.ACTIVE,
                                2,
                                Instant.parse("2026-01-05T09:00:00.123456Z"),
                                "017-billing-import"))),
                List.of(new StatedDeployment(
                        100,
                        Instant.parse("2026-02-20T16:00:00Z"),
                        "Vendor tracking",
                        "0123456789abcdef0123456789abcdef01234567",
                        Map.of("unit", 150L, "integration", 30L),
                        true,
                        List.of("vendor_abc"),
                        List.of())),
                List.of(new StatedEnhancement(
                        "Push notifications", 2, EnhancementStatus.PLANNED, "2026-Q3", "Tell clients at once")),
                List.of());

        assertThat(format.render(snapshot)).isEqualTo(EXAMPLE);
    }

    @Test
    void keepsHeadingsOfEmptySections() {
        StatusSnapshot empty = new StatusSnapshot(AT, List.of(), List.of(), List.of(), List.of(), List.of());

        String text = format.render(empty);

        assertThat(text).isEqualTo("""
                # Project Status - 2026-03-01T09:30:00Z

                ## Operational Vendors (0/0)

                ## Active Work Items (0)

                ## Recent Deployments (Last 0)

                ## Future Enhancements (0)

                ---
                *Generated at 2026-03-01T09:30:00Z*
                """);
        assertThat(Samples.parse(text).uses().nonBlank())
                .isEqualTo(Samples.parse(text).uses().count(LineUse.STRUCTURE));
    }

    @Test
    void isKnownAgainUnlessItsTimesWereChanged() {
        assertThat(Samples.parse(EXAMPLE).generatedAt()).isEqualTo("2026-03-01T09:30:00Z");
        assertThat(Samples.parse(EXAMPLE.replace("at 2026", "at 2025")).isGenerated())
                .isFalse();
        assertThat(Samples.parse(EXAMPLE.replace("30:00Z", "30:00+00:00")).isGenerated())
                .isFalse();
        assertThat(Samples.parse(EXAMPLE.replace("*Generated", "Generated")).isGenerated())
                .isFalse();
    }

    @Test
    void carriesNotesAtTheirPlaces() {
        String noted =
                EXAMPLE.replace("\n## Active", "\n<!-- notes -->\nAsk Jo.\n\n- twice\n<!-- /notes -->\n\n## Active")
                        + "\n<!-- notes -->\n<!-- /notes -->\n";

        ParsedStatusFile file = Samples.parse(noted);

        assertThat(file.notes())
                .containsExactly(new Note(Note.Place.VENDORS, "Ask Jo.\n\n- twice"), new Note(Note.Place.END, ""));
        assertThat(file.unparsed()).isEmpty();
        assertThat(file.isGenerated()).isTrue();
    }

    @Test
    void tellsNotesThatDoNotEnd() {
        ParsedStatusFile file = Samples.parse("<!-- notes -->\n" + EXAMPLE);

        assertThat(file.vendors()).hasSize(2);
        assertThat(file.unparsed()).extracting(stretch -> stretch.text()).containsExactly("<!-- notes -->");
        assertThat(file.warnings()).hasSize(1);
    }

    @Test
    void handsOutPendingChanges() {
        ParsedStatusFile file = Samples.parse(
                EXAMPLE.replace(
                        "\n---\n",
                        "\n## Pending Changes (1)\n\n<!-- tracker {\"a\": 1} -->\n- create_vendor AMINA\n\nA thought.\n\n---\n"));

        assertThat(file.pending())
                .extracting(comment -> comment.line(), comment -> comment.content())
                .containsExactly(tuple(39, "tracker {\"a\": 1}"));
        assertThat(file.uses().count(LineUse.PENDING)).isEqualTo(3);
        assertThat(file.unparsed()).extracting(stretch -> stretch.text()).containsExactly("A thought.");
        assertThat(file.isGenerated()).isTrue();
    }

    @Test
    void showsCompletedItemsAboveOpenOnesAndOrdersSiblings() {
        List<StatedWorkItem> outline = OpenItem.outline(List.of(
                item(
                        id(1),
                        null,
                        ItemType.PROJECT,
                        "done, open below",
                        ItemStatus.COMPLETED,
                        3,
                        "2026-01-01T00:00:00Z"),
                item(id(2), id(1), ItemType.TASK, "b", ItemStatus.ACTIVE, 3, "2026-01-02T00:00:00.9Z"),
                item(id(3), id(1), ItemType.TASK, "a", ItemStatus.ACTIVE, 3, "2026-01-02T00:00:00.1Z"),
                item(id(4), id(1), ItemType.TASK, "urgent", ItemStatus.BLOCKED, 1, "2026-01-03T00:00:00Z"),
                item(id(5), id(1), ItemType.TASK, "done", ItemStatus.COMPLETED, 1, "2026-01-03T00:00:00Z"),
                item(id(6), null, ItemType.PROJECT, "done too", ItemStatus.COMPLETED, 1, "2026-01-03T00:00:00Z"),
                item(id(7), id(99), ItemType.TASK, "parent archived", ItemStatus.ACTIVE, 1, "2026-01-03T00:00:00Z")));

        assertThat(outline)
                .extracting(StatedWorkItem::depth, StatedWorkItem::title, StatedWorkItem::parent)
                .containsExactly(
                        tuple(0, "parent archived", null),
                        tuple(0, "done, open below", null),
                        tuple(1, "urgent", "done, open below"),
                        tuple(1, "a", "done, open below"),
                        tuple(1, "b", "done, open below"));
    }

    private static StatedVendor vendor(
            String name,
            VendorStatus status,
            TestResults tests,
            List<Format> formats,
            String version,
            boolean compliant) {
        return new StatedVendor(name, status, tests, formats, List.of(), version, compliant);
    }

    private static OpenItem item(
            WorkItemId id,
            @Nullable WorkItemId parent,
            ItemType type,
            String title,
            ItemStatus status,
            int priority,
            String at) {
        return new OpenItem(id, parent, type, title, status, priority, Instant.parse(at), null);
    }

    private static WorkItemId id(int number) {
        return new WorkItemId(new UUID(0, number));
    }
}
