package dev.tracker.persistence.statusfile;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.UnparsedStretch;
import java.util.List;

/** No line of a file is lost: each that is not blank has a use, and the unparsed ones are handed back. */
final class Accounting {

    private Accounting() {}

    static void check(ParsedStatusFile file) {
        SourceLines source = new SourceLines(file.source().text());
        boolean[] unparsed = new boolean[source.count() + 1];
        for (UnparsedStretch stretch : file.unparsed()) {
            assertThat(stretch.text()).isEqualTo(source.text(stretch.fromLine(), stretch.toLine()));
            for (int line = stretch.fromLine(); line <= stretch.toLine(); line++) {
                if (unparsed[line]) {
                    throw new AssertionError("line " + line + " is in two stretches");
                }
                unparsed[line] = true;
            }
        }
        assertThat(file.uses().lines()).isEqualTo(source.count());
        int entries = 0;
        for (int line = 1; line <= source.count(); line++) {
            LineUse use = file.uses().at(line);
            if ((use == LineUse.BLANK) != source.isBlank(line)
                    || (use != LineUse.BLANK && unparsed[line] != (use == LineUse.UNPARSED))) {
                throw new AssertionError("line " + line + " is " + use + ": " + source.at(line));
            }
            entries += use == LineUse.ENTRY ? 1 : 0;
        }
        boolean any =
                !List.of(file.vendors(), file.workItems(), file.deployments(), file.enhancements(), file.prompts())
                        .stream()
                        .allMatch(List::isEmpty);
        assertThat(any || entries == 0).as("lines of entries, but no entries").isTrue();
    }
}
