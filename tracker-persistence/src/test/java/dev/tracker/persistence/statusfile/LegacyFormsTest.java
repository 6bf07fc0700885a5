package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.EntryFault;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.UnparsedStretch;
import dev.tracker.testkit.legacy.Breakage;
import dev.tracker.testkit.legacy.LegacyFile;
import dev.tracker.testkit.legacy.LegacyFiles;
import dev.tracker.testkit.legacy.LegacyForm;
import java.util.List;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

class LegacyFormsTest {

    private static final int FILES = 100;

    @ParameterizedTest
    @EnumSource
    void readsEveryForm(LegacyForm form) {
        for (int seed = 0; seed < FILES; seed++) {
            LegacyFile kept = LegacyFiles.wellFormed(form, seed);

            ParsedStatusFile file = Samples.parse(kept.text());

            Accounting.check(file);
            String description = "seed " + seed + " of\n" + kept.text();
            assertThat(stated(file.vendors())).as(description).isEqualTo(kept.vendors());
            assertThat(stated(file.workItems())).as(description).isEqualTo(kept.workItems());
            assertThat(stated(file.deployments())).as(description).isEqualTo(kept.deployments());
            assertThat(stated(file.enhancements())).as(description).isEqualTo(kept.enhancements());
            assertThat(file.prompts())
                    .as(description)
                    .extracting(entry -> entry.stated().title())
                    .isEqualTo(kept.prompts());
            assertThat(file.unparsed())
                    .as(description)
                    .extracting(UnparsedStretch::text)
                    .isEqualTo(kept.remarks());
            assertThat(file.faults()).as(description).isEmpty();
            assertThat(file.warnings())
                    .as(description)
                    .allMatch(warning -> warning.code() == FileWarning.Code.SCHEMA_VERSION_MISSING);
        }
    }

    @ParameterizedTest
    @EnumSource
    void namesTheLineOfWhatIsBroken(Breakage breakage) {
        for (LegacyForm form : LegacyForm.values()) {
            for (int seed = 0; seed < FILES; seed++) {
                LegacyFile kept = LegacyFiles.broken(breakage, form, seed);

                ParsedStatusFile file = Samples.parse(kept.text());

                Accounting.check(file);
                assertThat(file.vendors()).hasSameSizeAs(kept.vendors());
                assertThat(file.prompts())
                        .extracting(entry -> entry.stated().title())
                        .isEqualTo(kept.prompts());
                String told = switch (breakage) {
                    case COUNT -> FileWarning.Code.COUNT_DIFFERS.name();
                    case PROMPT_YAML, PROMPT_UNCLOSED -> FileWarning.Code.PROMPT_SKIPPED.name();
                    case VENDOR_TWICE, VENDOR_NAME -> "name";
                    case TOO_MANY_PASSING -> "test_results";
                    case NO_SUCH_DAY -> "deployed_at";
                };
                assertThat(faultsAndWarnings(file))
                        .as("%s, seed %d of\n%s", form, seed, kept.text())
                        .contains(told + " in line " + kept.brokenLine());
            }
        }
    }

    @Test
    void givesTheSameFileForTheSameSeed() {
        assertThat(LegacyFiles.wellFormed(LegacyForm.MIXED, 5)).isEqualTo(LegacyFiles.wellFormed(LegacyForm.MIXED, 5));
    }

    @Test
    void readsPrioritiesAndQuartersInEveryWay() {
        ParsedStatusFile file = Samples.parse("""
                ## Future Enhancements
                - a (Priority: High, Q1 2026)
                - b (Priority: P0)
                - c (priority: critical)
                - d (Priority: P1)
                - e (Priority: Medium)
                - f (Priority: P2)
                - g (Priority: P3)
                - h (Priority: Low)
                - i (2026-Q2)
                ### j (Priority: 1)
                - Target: Q4 2027
                - Description: k
                  l
                """);

        assertThat(stated(file.enhancements()))
                .extracting(each -> each.title(), each -> each.priority(), each -> each.targetQuarter())
                .containsExactly(
                        tuple("a", 1, "2026-Q1"),
                        tuple("b", 1, null),
                        tuple("c", 1, null),
                        tuple("d", 2, null),
                        tuple("e", 3, null),
                        tuple("f", 3, null),
                        tuple("g", 4, null),
                        tuple("h", 5, null),
                        tuple("i", null, "2026-Q2"),
                        tuple("j", 1, "2027-Q4"));
        assertThat(file.enhancements().get(9).stated().description()).isEqualTo("k\nl");
        assertThat(file.unparsed()).isEmpty();
    }

    @Test
    void keepsRemarksBesideEntries() {
        ParsedStatusFile file = Samples.parse("""
                ## Vendors
                - A: broken (1/2 tests) - ask Jo
                - just a thought
                - TODO: later
                ## Deployments
                ### 2025-01-01 - PR #1
                - Reviewer: Jo
                - Constitutional Compliance: maybe
                """);

        assertThat(file.vendors()).hasSize(1);
        assertThat(file.unparsed())
                .extracting(UnparsedStretch::text)
                .containsExactly(
                        "- A: broken (1/2 tests) - ask Jo\n- just a thought\n- TODO: later",
                        "- Reviewer: Jo\n- Constitutional Compliance: maybe");
        assertThat(file.warnings())
                .extracting(FileWarning::code)
                .containsExactly(
                        FileWarning.Code.VALUE_UNREADABLE,
                        FileWarning.Code.COMPLIANCE_MISSING,
                        FileWarning.Code.VALUE_UNREADABLE);
    }

    @Test
    void nestsItemsThatAreNotIndentedByTheParentTheyName() {
        ParsedStatusFile file = Samples.parse("""
                ## Work Items
                ### A (project)
                - Status: active
                ### B (project)
                - Status: active
                ### C (task)
                - Parent: A
                ### D (task)
                - Parent: nobody
                ### E
                - Status: blocked
                ### Remark
                Text.
                """);

        assertThat(stated(file.workItems()))
                .extracting(item -> item.depth(), item -> item.title())
                .containsExactly(tuple(0, "A"), tuple(1, "C"), tuple(0, "B"), tuple(0, "D"), tuple(0, "E"));
        assertThat(file.warnings())
                .extracting(FileWarning::code)
                .containsExactly(FileWarning.Code.PARENT_DIFFERS, FileWarning.Code.ITEM_TYPE_MISSING);
        assertThat(file.unparsed()).extracting(UnparsedStretch::text).containsExactly("### Remark\nText.");
    }

    private static List<String> faultsAndWarnings(ParsedStatusFile file) {
        List<String> told = file.faults().stream().map(LegacyFormsTest::place).collect(Collectors.toList());
        file.warnings().forEach(warning -> told.add(warning.code() + " in line " + warning.line()));
        return told;
    }

    private static String place(EntryFault fault) {
        return fault.field() + " in line " + fault.line();
    }

    private static <T> List<T> stated(List<Entry<T>> entries) {
        return entries.stream().map(Entry::stated).toList();
    }
}
