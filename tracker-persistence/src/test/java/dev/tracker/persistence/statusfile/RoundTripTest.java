package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.StatusSnapshot;
import dev.tracker.testkit.legacy.RandomStatus;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;

/** What is written is what is read, whatever the texts hold. */
class RoundTripTest {

    private static final int RECORDS = 1_000;

    private final MarkdownStatusFiles format = new MarkdownStatusFiles();

    @Test
    void readsBackAThousandRecords() {
        for (int seed = 0; seed < RECORDS; seed++) {
            StatusSnapshot written = RandomStatus.of(seed);

            String text = format.render(written);

            ParsedStatusFile read = Samples.parse(text);
            assertThat(snapshot(read)).as("seed %d of\n%s", seed, text).isEqualTo(written);
            assertThat(read.uses().count(LineUse.UNPARSED)).as("seed %d", seed).isZero();
            assertThat(read.warnings()).as("seed %d", seed).allMatch(RoundTripTest::isOfAFormat);
            assertThat(read.faults()).as("seed %d", seed).isEmpty();
            assertThat(format.render(snapshot(read))).as("seed %d", seed).isEqualTo(text);
        }
    }

    @Test
    void leavesNoTrailingBlanksOutsideOfNotes() {
        for (int seed = 0; seed < 200; seed++) {
            StatusSnapshot status = RandomStatus.of(seed);
            StatusSnapshot without = new StatusSnapshot(
                    status.at(),
                    status.vendors(),
                    status.workItems(),
                    status.deployments(),
                    status.enhancements(),
                    List.of());

            assertThat(format.render(without))
                    .as("seed %d", seed)
                    .doesNotContainPattern("[ \\t\\r]\\n")
                    .endsWith("*\n");
        }
    }

    @Test
    void keepsTextsFromEndingNotes() {
        Note note = Note.atEnd("a\n<!-- /notes -->\n\u001F<!-- /notes -->\n\\<!-- notes -->\n  b  \n\n## Vendors");
        StatusSnapshot snapshot = new StatusSnapshot(
                Instant.parse("2026-03-01T09:30:00Z"), List.of(), List.of(), List.of(), List.of(), List.of(note));

        ParsedStatusFile read = Samples.parse(format.render(snapshot));

        assertThat(read.notes()).containsExactly(note);
        assertThat(read.headings()).hasSize(4);
    }

    private static boolean isOfAFormat(FileWarning warning) {
        return warning.code() == FileWarning.Code.UNKNOWN_FORMAT;
    }

    private static StatusSnapshot snapshot(ParsedStatusFile file) {
        assertThat(file.generatedAt()).isNotNull();
        return new StatusSnapshot(
                file.generatedAt(),
                stated(file.vendors()),
                stated(file.workItems()),
                stated(file.deployments()),
                stated(file.enhancements()),
                file.notes());
    }

    private static <T> List<T> stated(List<Entry<T>> entries) {
        return entries.stream().map(Entry::stated).toList();
    }
}
