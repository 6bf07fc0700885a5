package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.tuple;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.EntryFault;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.statusfile.UnparsedStretch;
import dev.tracker.core.workitem.ItemStatus;
import java.util.List;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Files that are in order, though few are written so. */
class UnusualFilesTest {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "```\n~~~\n```",
                "```inline``` does it",
                "````\n```\n````",
                "~~~~\n~~~\n```\n~~~~",
                "``` java\n``` not an end\n```"
            })
    void codeInAPromptLeavesTheNextItsFrontMatter(String code) {
        ParsedStatusFile file = parse("""
                ## Session Prompts (2 total)
                ### Session 2025-10-01
                ---
                schema_version: "1.0"
                ---
                %s
                ### Session 2025-10-02
                ---
                schema_version: "1.1"
                ---
                Second
                """.formatted(code));

        assertThat(prompts(file)).extracting(StatedPrompt::text).containsExactly(code, "Second");
        assertThat(prompts(file).get(1).frontMatter()).containsEntry("schema_version", "1.1");
        assertThat(file.unparsed()).isEmpty();
    }

    @Test
    void aHeadingInCodeIsNoPrompt() {
        ParsedStatusFile file = parse("""
                ## Session Prompts (1 total)
                ### Session 2025-10-01
                ---
                schema_version: "1.0"
                ---
                ````
                ```
                ### Session 2025-10-02
                ````
                """);

        assertThat(prompts(file)).hasSize(1);
    }

    @Test
    void aHeadingOfThePromptsLevelIsPromptTextWhereItBeginsNoPrompt() {
        ParsedStatusFile file = parse("""
                ## Session Prompts (2 total)
                ### Session 2025-10-01
                ---
                schema_version: "1.0"
                ---
                First

                ### What to do
                - this

                ### Session 2025-10-02
                ---
                schema_version: "1.0"
                ---
                Second

                ### Vendors
                - acme: operational (1/1 tests)
                """);

        assertThat(prompts(file))
                .extracting(StatedPrompt::text)
                .containsExactly("First\n\n### What to do\n- this", "Second");
        assertThat(file.vendors()).hasSize(1);
        assertThat(file.warnings()).isEmpty();
        assertThat(file.unparsed()).isEmpty();
    }

    @Test
    void itemsWithoutFieldsNestAsDeeplyAsOthers() {
        ParsedStatusFile file = parse("""
                ## Active Work Items (5)

                ### A (project)

                  ### B (session)

                    ### C (task)
                    - Status: blocked

                      ### D (task)

                        ### E (task)

                Said of them:

                    ### no item of ours
                """);

        assertThat(file.workItems())
                .extracting(item -> item.stated().title() + item.stated().depth())
                .containsExactly("A0", "B1", "C2", "D3", "E4");
        assertThat(file.workItems().get(2).stated().status()).isEqualTo(ItemStatus.BLOCKED);
        assertThat(file.warnings()).isEmpty();
        assertThat(file.unparsed()).extracting(UnparsedStretch::fromLine).containsExactly(14);
    }

    @Test
    void codeOpensNoSectionWhereverItStands() {
        assertThat(parse("    ### A (task)\n    ## Vendors\n    - acme: operational (1/1 tests)\n")
                        .vendors())
                .isEmpty();
    }

    @Test
    void promptsBelowTheFooterAreRead() {
        ParsedStatusFile file = parse("""
                # Project Status - 2026-03-01T09:30:00Z

                ---
                *Generated at 2026-03-01T09:30:00Z*

                ## Session Prompts (1 total)
                ### Session 2025-10-01
                ---
                schema_version: "1.0"
                ---
                Look at it.
                """);

        assertThat(prompts(file)).extracting(StatedPrompt::text).containsExactly("Look at it.");
        assertThat(file.unparsed()).isEmpty();
    }

    @Test
    void aFooterAmongPromptsIsNobodysText() {
        ParsedStatusFile file = parse("""
                ## Session Prompts (2 total)
                ### Session 2025-10-01
                First

                ---
                *Generated at 2026-03-01T09:30:00Z*

                ### Session 2025-10-02
                Second
                """);

        assertThat(prompts(file)).extracting(StatedPrompt::text).containsExactly("First", "Second");
        assertThat(file.unparsed()).isEmpty();
    }

    @Test
    void notesThatDoNotEndHideNothing() {
        ParsedStatusFile file = parse("""
                <!-- notes -->
                ## Vendors
                - acme: operational (1/1 tests)
                <!-- notes -->
                A note
                <!-- /notes -->
                """);

        assertThat(file.vendors()).hasSize(1);
        assertThat(file.notes()).extracting(Note::text).containsExactly("A note");
        assertThat(file.warnings()).extracting(FileWarning::code).contains(FileWarning.Code.NOTES_UNCLOSED);
    }

    @Test
    void aNoteWithinADescriptionIsNoPartOfIt() {
        ParsedStatusFile file = parse("""
                ## Future Enhancements (1)

                ### Push (Priority: 2)
                - **Description**: one
                  <!-- notes -->
                  mine
                  <!-- /notes -->
                  two

                ## Active Work Items (1)

                ### Item (task)
                - **Description**: one
                  <!-- notes -->
                  mine
                  <!-- /notes -->
                  two
                """);

        assertThat(file.enhancements())
                .extracting(Entry::stated)
                .extracting(StatedEnhancement::description)
                .containsExactly("one\ntwo");
        assertThat(file.workItems())
                .extracting(Entry::stated)
                .extracting(StatedWorkItem::description)
                .containsExactly("one\ntwo");
        assertThat(file.notes()).hasSize(2);
    }

    @Test
    void aLetterAloneIsNoVersion() {
        ParsedStatusFile file = parse("## Vendors\n- acme: operational (1/1 tests) [csv] v 1.2.3\n");

        assertThat(file.faults()).isEmpty();
        assertThat(file.vendors())
                .extracting(Entry::stated)
                .extracting(StatedVendor::version)
                .containsOnlyNulls();
        assertThat(file.uses().nonBlank()).isEqualTo(2);
    }

    @Test
    void warningsAreNotAsLongAsTitles() {
        String title = "a".repeat(100_000);
        StringBuilder text =
                new StringBuilder("## Active Work Items\n### ").append(title).append(" (project)\n");
        IntStream.range(0, 20)
                .forEach(i -> text.append("  #### b").append(i).append('\n').append("  - Parent: b\n"));

        assertThat(parse(text.toString()).warnings())
                .hasSizeGreaterThanOrEqualTo(20)
                .allSatisfy(warning -> assertThat(warning.message()).hasSizeLessThan(500));
    }

    @Test
    void countsThatCannotBeReadBreakNoRuleToo() {
        ParsedStatusFile file = parse("""
                ## Recent Deployments (Last 2)
                ### 2026-02-20 - PR #1
                - Compliance: yes
                - Tests: 9999999999 passed, some failed
                ### 2026-02-21 - PR #2
                - Compliance: yes
                - Tests: 9999999999 passed, 1 failed
                """);

        assertThat(file.warnings()).extracting(FileWarning::line).containsExactly(4);
        assertThat(file.unparsed()).extracting(UnparsedStretch::fromLine).containsExactly(4);
        assertThat(file.faults())
                .extracting(EntryFault::entry, EntryFault::field, EntryFault::line)
                .containsExactly(tuple("PR #2", "test_summary", 7));
    }

    /** Milliseconds' work; where it grew with the square of the text, it would be that of a minute. */
    @Test
    @Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void longLinesTakeNoLongerThanShortOnes() {
        int many = 2_000_000;
        String references =
                IntStream.range(0, many / 10).mapToObj(Integer::toString).collect(Collectors.joining(","));

        assertThat(parse("## Enhancements\n### " + "&".repeat(many)).enhancements())
                .hasSize(1);
        assertThat(parse("## Deployments\n### 2025-01-01 - PR #1\n- Work Items: " + references)
                        .deployments())
                .extracting(Entry::stated)
                .allSatisfy(deployment -> assertThat(deployment.references()).hasSize(many / 10));
    }

    @Test
    @Timeout(value = 15, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
    void itemsFurtherAndFurtherToTheRightEndSomewhere() {
        String stairs = IntStream.range(0, 2_000)
                .mapToObj(step -> " ".repeat(4 * step) + "### Step (task)\n\n")
                .collect(Collectors.joining());

        assertThat(parse("## Active Work Items\n\n" + stairs + " ".repeat(1_000_000) + "### Far (task)\n")
                        .workItems())
                .hasSizeBetween(16, 32);
    }

    private static List<StatedPrompt> prompts(ParsedStatusFile file) {
        return file.prompts().stream().map(Entry::stated).toList();
    }

    private static ParsedStatusFile parse(String text) {
        return new MarkdownStatusFiles().parse(SourceText.of(text));
    }
}
