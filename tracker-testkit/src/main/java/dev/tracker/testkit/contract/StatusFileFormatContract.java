package dev.tracker.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.core.statusfile.StatusSnapshot;
import dev.tracker.core.statusfile.UnparsedStretch;
import dev.tracker.testkit.legacy.LegacyFile;
import dev.tracker.testkit.legacy.LegacyFiles;
import dev.tracker.testkit.legacy.LegacyForm;
import dev.tracker.testkit.legacy.Mutations;
import dev.tracker.testkit.legacy.RandomStatus;
import java.util.List;
import java.util.Objects;
import org.junit.jupiter.api.Test;

/** What a {@link StatusFileFormat} promises, of a few seeds of each kind. */
public abstract class StatusFileFormatContract {

    private static final int SEEDS = 40;

    /** The implementation under test. */
    protected abstract StatusFileFormat format();

    @Test
    void readsBackWhatItWrote() {
        for (int seed = 0; seed < SEEDS; seed++) {
            StatusSnapshot written = RandomStatus.of(seed);

            String text = format().render(written);

            ParsedStatusFile read = parse(text);
            assertThat(text).as("seed %d", seed).endsWith("\n");
            assertThat(read.isGenerated()).as("seed %d", seed).isTrue();
            assertThat(snapshot(read)).as("seed %d of%n%s", seed, text).isEqualTo(written);
            assertThat(read.unparsed()).as("seed %d", seed).isEmpty();
        }
    }

    @Test
    void readsWhatPeopleKeptByHand() {
        for (LegacyForm form : LegacyForm.values()) {
            assertRead(form);
        }
    }

    private void assertRead(LegacyForm form) {
        for (int seed = 0; seed < SEEDS; seed++) {
            LegacyFile file = LegacyFiles.wellFormed(form, seed);

            ParsedStatusFile read = parse(file.text());

            assertThat(read.isGenerated()).isFalse();
            assertThat(stated(read.vendors())).as("%s, seed %d", form, seed).isEqualTo(file.vendors());
            assertThat(stated(read.workItems())).as("%s, seed %d", form, seed).isEqualTo(file.workItems());
            assertThat(stated(read.deployments())).as("%s, seed %d", form, seed).isEqualTo(file.deployments());
            assertThat(stated(read.enhancements()))
                    .as("%s, seed %d", form, seed)
                    .isEqualTo(file.enhancements());
        }
    }

    @Test
    void losesNoLineOfAnyText() {
        for (int seed = 0; seed < SEEDS; seed++) {
            String text =
                    Mutations.of(LegacyFiles.wellFormed(LegacyForm.MIXED, seed).text(), seed);

            ParsedStatusFile read = parse(text);

            int told = 0;
            for (LineUse use : LineUse.values()) {
                told += read.uses().count(use);
            }
            assertThat(told)
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(read.uses().nonBlank());
            long lines = read.unparsed().stream()
                    .mapToLong(stretch -> lines(stretch))
                    .sum();
            assertThat(lines)
                    .as("seed %d", seed)
                    .isGreaterThanOrEqualTo(read.uses().count(LineUse.UNPARSED));
        }
    }

    private static long lines(UnparsedStretch stretch) {
        return stretch.text().lines().count();
    }

    private ParsedStatusFile parse(String text) {
        return format().parse(SourceText.of(text));
    }

    private static StatusSnapshot snapshot(ParsedStatusFile file) {
        return new StatusSnapshot(
                Objects.requireNonNull(file.generatedAt(), "of a generated file"),
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
