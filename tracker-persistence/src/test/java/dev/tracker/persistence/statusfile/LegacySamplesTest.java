package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import java.time.Instant;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class LegacySamplesTest {

    private final ParsedStatusFile plain = Samples.parsed(Samples.PLAIN);
    private final ParsedStatusFile generated = Samples.parsed(Samples.GENERATED);

    @Test
    void readsVendorsKeptByHand() {
        assertThat(plain.vendors())
                .extracting(Entry::line, entry -> entry.stated().name())
                .containsExactly(
                        tuple(6, "AMINA"),
                        tuple(7, "EPSON"),
                        tuple(8, "GEM Industries"),
                        tuple(9, "TPD"),
                        tuple(10, "quoizel-east"),
                        tuple(11, "Kichler"));
        assertThat(plain.vendors().get(0).stated())
                .isEqualTo(new StatedVendor(
                        "AMINA",
                        VendorStatus.OPERATIONAL,
                        new TestResults(42, 45, 2),
                        List.of(Format.EXCEL, Format.CSV),
                        List.of(),
                        "1.4.0",
                        false));
        assertThat(plain.vendors().get(4).stated().otherFormats()).containsExactly("XML");
        assertThat(plain.vendors().get(5).stated())
                .isEqualTo(new StatedVendor("Kichler", VendorStatus.OPERATIONAL, null, null, List.of(), null, false));
    }

    @Test
    void keepsCommitsAsTheyAreWritten() {
        assertThat(plain.deployments())
                .extracting(entry -> entry.stated().commit())
                .containsExactly(
                        "9fceb02d0ae598e95dc970b74767f19372d61af8",
                        "3b18e512dba",
                        "n/a (squashed)",
                        "ce013625030ba8dba906f756967f9e9ca394464a");
        assertThat(generated.deployments())
                .extracting(entry -> entry.stated().commit())
                .containsExactly(
                        "0a1b2c3",
                        "def1234567890abcdef1234567890abcdef12345",
                        "ghi1234567890abcdef1234567890abcdef1234");
    }

    @Test
    void readsDeploymentsKeptByHand() {
        assertThat(plain.deployments().get(3).stated())
                .isEqualTo(new StatedDeployment(
                        90,
                        Instant.parse("2025-08-30T00:00:00Z"),
                        null,
                        "ce013625030ba8dba906f756967f9e9ca394464a",
                        Map.of("passed", 45L, "failed", 0L, "skipped", 2L),
                        true,
                        List.of("AMINA"),
                        List.of("T002")));
        assertThat(plain.deployments())
                .extracting(entry -> entry.stated().compliant())
                .containsExactly(true, false, true, true);
    }

    @Test
    void readsEnhancementsOfOneLine() {
        assertThat(plain.enhancements())
                .extracting(Entry::stated)
                .containsExactly(
                        new StatedEnhancement("OCR for scanned statements", 1, null, "2026-Q1", null),
                        new StatedEnhancement("Parallel extraction", 3, null, "2026-Q2", null),
                        new StatedEnhancement("Vendor self-service", 5, null, null, null),
                        new StatedEnhancement("Commission audit export", 2, null, "2026-Q3", null));
    }

    @Test
    void readsPromptsAndSkipsTheOneThatIsMalformed() {
        assertThat(plain.prompts())
                .extracting(
                        entry -> entry.stated().title(), entry -> entry.stated().created())
                .containsExactly(
                        tuple("Session 2025-10-01", Instant.parse("2025-10-01T00:00:00Z")),
                        tuple("Session 2025-10-03", Instant.parse("2025-10-03T00:00:00Z")));
        StatedPrompt second = plain.prompts().get(1).stated();
        assertThat(second.text())
                .isEqualTo(
                        "Move TPD to the extraction manifest.\n\n- keep the dual output\n- leave the rate table alone");
        assertThat(second.frontMatter()).containsEntry("vendors_affected", List.of("TPD", "AMINA"));
        assertThat(second.tokenBudget()).isEqualTo(120_000);
    }

    @Test
    void warnsWhereItHadToAssumeOrSkip() {
        assertThat(plain.warnings())
                .extracting(FileWarning::code, FileWarning::line)
                .containsExactly(
                        tuple(FileWarning.Code.UNKNOWN_FORMAT, 10),
                        tuple(FileWarning.Code.SCHEMA_VERSION_MISSING, 45),
                        tuple(FileWarning.Code.PROMPT_SKIPPED, 68));
        assertThat(generated.warnings()).isEmpty();
        assertThat(plain.faults()).isEmpty();
        assertThat(generated.faults()).isEmpty();
    }

    @Test
    void keepsWhatNoRuleTakes() {
        assertThat(plain.unparsed())
                .extracting(stretch -> stretch.fromLine(), stretch -> stretch.toLine())
                .containsExactly(tuple(3, 3), tuple(65, 73));
        assertThat(plain.unparsed().get(0).text()).isEqualTo("Kept by hand since the spring. Ask before editing.");
        assertThat(plain.unparsed().get(1).text())
                .startsWith("### Session 2025-10-04\n---\n")
                .endsWith("## Lessons\n* Never rename a sheet in a fixture.");
        assertThat(generated.unparsed()).isEmpty();
        assertThat(generated.uses().count(LineUse.UNPARSED)).isZero();
    }

    @Test
    void readsTheTreeOfItems() {
        assertThat(generated.workItems())
                .extracting(
                        entry -> entry.stated().depth(),
                        entry -> entry.stated().title(),
                        entry -> entry.stated().type(),
                        entry -> entry.stated().status())
                .containsExactly(
                        tuple(0, "Status in a database", ItemType.PROJECT, ItemStatus.ACTIVE),
                        tuple(1, "Session 001", ItemType.SESSION, ItemStatus.ACTIVE),
                        tuple(2, "Vendor table", ItemType.TASK, ItemStatus.BLOCKED),
                        tuple(2, "Item tree", ItemType.TASK, ItemStatus.ACTIVE),
                        tuple(0, "Which index serves prefix queries", ItemType.RESEARCH, ItemStatus.ACTIVE));
        StatedWorkItem first = generated.workItems().get(0).stated();
        assertThat(first.branch()).isEqualTo("003-status-database");
        assertThat(first.created()).isEqualTo(Instant.parse("2025-10-01T12:00:00Z"));
    }

    @Test
    void knowsThatNeitherIsItsOwn() {
        assertThat(plain.isGenerated()).isFalse();
        assertThat(generated.isGenerated()).isFalse();
    }

    @Test
    void readsNoFormatsFromNone() {
        assertThat(generated.vendors().get(4).stated().formats()).isEmpty();
        assertThat(generated.vendors().get(4).stated().otherFormats()).isEmpty();
    }

    @Test
    void countsWhatFollowsEachHeading() {
        assertThat(plain.headings())
                .extracting(heading -> heading.section(), heading -> heading.stated(), heading -> heading.found())
                .containsExactly(
                        tuple(Section.VENDORS, 6, 6),
                        tuple(Section.DEPLOYMENTS, 4, 4),
                        tuple(Section.ENHANCEMENTS, 4, 4),
                        tuple(Section.SESSION_PROMPTS, 3, 3));
    }
}
