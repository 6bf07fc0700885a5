package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.List;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Commands write the same digits, separators and words whatever the locale of the machine. */
class LocaleTest {
    private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "th-TH-u-nu-thai", "tr-TR"})
    void writesTheSameInEveryLocale(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));
        Cli cli = new Cli(folder);
        cli.must("init");
        cli.must("vendor", "create", "Initech", "--tests", "42/45");
        cli.must("work create task WIDTH");

        Cli.Outcome written = cli.must("status --write");

        assertThat(written.out() + written.err()).containsPattern("\\(\\d+(,\\d{3})* bytes\\)");
        for (String line : List.of(
                "status",
                "status --full",
                "work list",
                "vendor list",
                "vendor show INITECH",
                "history",
                "doctor",
                "work list --csv")) {
            Cli.Outcome outcome = cli.run(line);
            assertThat(outcome.out() + outcome.err()).as(line).isNotBlank().doesNotContainPattern(FOREIGN_DIGIT);
        }
    }
}
