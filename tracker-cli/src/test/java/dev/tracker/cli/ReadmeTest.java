package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The command lines that the README shows people. */
class ReadmeTest {
    private static final String PROGRAM = "tracker-cli/target/tracker ";
    private static final Pattern WORD = Pattern.compile("\"([^\"]*)\"|(\\S+)");

    @TempDir
    Path folder;

    @Test
    void runOneAfterTheOther() throws IOException {
        Cli cli = new Cli(folder);

        List<Cli.Outcome> outcomes = Files.readAllLines(Path.of("..", "README.md")).stream()
                .filter(line -> line.startsWith(PROGRAM))
                .map(line -> cli.must(words(line.substring(PROGRAM.length()))))
                .toList();

        assertThat(outcomes).hasSizeGreaterThan(3);
        assertThat(outcomes.get(outcomes.size() - 1).out()).contains("1 operational");
    }

    private static String[] words(String line) {
        return WORD.matcher(line).results().map(ReadmeTest::word).toArray(String[]::new);
    }

    private static String word(MatchResult match) {
        return match.group(1) == null ? match.group(2) : match.group(1);
    }
}
