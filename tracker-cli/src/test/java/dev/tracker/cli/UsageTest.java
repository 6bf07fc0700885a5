package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class UsageTest {
    @TempDir
    Path folder;

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    vednor list                       | 'tracker' has no command 'vednor'. Did you mean vendor?
                    vendor shwo                       | 'tracker vendor' has no command 'shwo'. Did you mean show?
                    vendor list --stauts broken       | There is no option '--stauts'. Did you mean --status
                    vendor list --status brokn        | --status: 'brokn' is none of operational, broken. Did you mean broken?
                    vendor create                     | NAME is missing.
                    vendor                            | Which command of 'tracker vendor'?
                    vendor show a b                   | 'b' is one argument too many.
                    vendor show a --csv               | --csv is for lists
                    vendor list --csv --json          | exclude each other
                    vendor update a --format pfd=on   | --format: 'pfd' is none of excel, csv, pdf, ocr.
                    work create tsk Title             | TYPE: 'tsk' is none of project, session, task, research. Did you mean task?
                    work move k3v9q                   | either --to PARENT or --root
                    work depend a                     | either --on ID or --blocks ID
                    work update k3v9q                 | Say what to change
                    work list --parent a --roots      | exclude each other
                    config set git_brnch=main         | There is no setting 'git_brnch' in the configuration. Did you mean git_branch?
                    config set active_context_type=x  | active_context_type: 'x' is none of feature, maintenance, research.
                    deploy record --compliant --not-compliant | exclude each other
                    status --deployments 3            | need --full
                    """)
    void saysWhatIsWrongAndWhatWasMeant(String line, String sentence) {
        Cli.Outcome outcome = new Cli(folder).withoutRecord().run(line);

        assertThat(outcome.err()).contains(sentence).contains("--help");
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isEqualTo(2);
        assertThat(folder).isEmptyDirectory();
    }

    @ParameterizedTest
    @CsvSource({"work create tsk Title", "work create tsk Title --priority 2", "work create tsk"})
    void namesAnUnreadableArgumentOnce(String line) {
        Cli.Outcome outcome = new Cli(folder).run(line);

        assertThat(outcome.err().lines().filter(text -> !text.contains("--help")))
                .containsExactly("Error: TYPE: 'tsk' is none of project, session, task, research. Did you mean task?");
        assertThat(new Cli(folder).run(line + " --no-such --label").err())
                .contains("Did you mean task?", "There is no option '--no-such'.");
    }

    @Test
    void namesAllFaultsOfALineAtOnce() {
        Cli.Outcome outcome = new Cli(folder).run("vendor list --status x --format y --no-such");

        assertThat(outcome.err()).contains("--status", "--format", "--no-such");
    }

    @ParameterizedTest
    @CsvSource(delimiter = '|', quoteCharacter = '"', textBlock = """
                    vendor list --limit 0 --offset x       | limit must be 1 to 100   | offset must be a whole number
                    vendor create A/B --tests 3-4          | name must have           | tests must be written
                    deploy list --since soon --pr x        | since must be an ISO     | pr must be a whole number
                    work list --updated-since 2026-01-01T00:00:00 --limit 101 | updated_since must | limit must be
                    enhancement create T --priority 9 --quarter 2026 | priority must be at most 5 | target_quarter must be
                    enhancement show x                     | id must be a UUID        | id must
                    config set default_token_budget=5      | at least 1000            | default_token_budget
                    """)
    void namesAllWrongValuesAtOnce(String line, String first, String second) {
        Cli.Outcome outcome = new Cli(folder).run(line);

        assertThat(outcome.err()).contains(first).contains(second);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.status()).isEqualTo(3);
    }

    @Test
    void showsItsVersionWithoutARecord() {
        Cli.Outcome outcome = new Cli(folder).run("--version");

        assertThat(outcome.out()).startsWith("tracker ").contains("Java");
        assertThat(outcome.status()).isZero();
        assertThat(folder).isEmptyDirectory();
    }

    @Test
    void takesGlobalOptionsBeforeTheCommandToo() {
        Cli.Outcome outcome = new Cli(folder).run("--json version");

        assertThat(outcome.json()).containsKeys("version", "java");
    }
}
