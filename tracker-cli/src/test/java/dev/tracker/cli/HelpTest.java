package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.GlobalOptions;
import dev.tracker.cli.frame.Session;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.stream.Stream;
import org.junit.jupiter.api.DynamicTest;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.TestFactory;
import org.junit.jupiter.api.io.TempDir;

/**
 * Every command's help is kept in {@code src/test/resources/help}, so that a change of the command line
 * is seen in review. {@code -Dtracker.help.update=true} writes the files anew.
 */
class HelpTest {
    @TempDir
    Path folder;

    @TestFactory
    Stream<DynamicTest> isAsKept() {
        Stream<String> commands =
                TrackerCommand.entries(new Session(new GlobalOptions(), null, null, null, null)).stream()
                        .flatMap(entry -> names("", entry));
        return Stream.concat(Stream.of(""), commands)
                .map(name -> DynamicTest.dynamicTest("tracker " + name, () -> check(name)));
    }

    @Test
    void opensNoRecord() {
        new Cli(folder).must("vendor create --help");

        assertThat(folder).isEmptyDirectory();
    }

    private void check(String name) throws IOException {
        String help = new Cli(folder).must((name + " --help").strip()).out();
        String file =
                "help/tracker" + name.replace(' ', '-').transform(part -> part.isEmpty() ? "" : "-" + part) + ".txt";

        if (Boolean.getBoolean("tracker.help.update")) {
            Files.writeString(Path.of("src/test/resources").resolve(file), help);
        }

        assertThat(help).isEqualTo(kept(file)).contains("Usage: tracker");
    }

    private static String kept(String file) throws IOException {
        if (Boolean.getBoolean("tracker.help.update")) {
            return Files.readString(Path.of("src/test/resources").resolve(file));
        }
        try (InputStream kept = HelpTest.class.getClassLoader().getResourceAsStream(file)) {
            assertThat(kept).as(file).isNotNull();
            return new String(kept.readAllBytes(), StandardCharsets.UTF_8);
        }
    }

    private static Stream<String> names(String above, CommandEntry entry) {
        String name = (above + " " + entry.name()).strip();
        return Stream.concat(Stream.of(name), entry.children().stream().flatMap(child -> names(name, child)));
    }
}
