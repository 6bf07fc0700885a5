package dev.tracker.cli;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class VendorCommandsTest {
    @TempDir
    Path folder;

    @Test
    void createsAVendorAsTheToolDoes() {
        Cli cli = new Cli(folder);

        Cli.Outcome outcome = cli.must(
                "vendor",
                "create",
                "Acme Foods",
                "--status",
                "operational",
                "--tests",
                "42/45",
                "--skipped",
                "2",
                "--format",
                "pdf",
                "--format",
                "csv=on",
                "--extractor-version",
                "1.0",
                "--compliant",
                "--meta",
                "scaffolder_version=2.0",
                "--meta",
                "nested.count=3",
                "--json");

        assertThat(outcome.json())
                .containsEntry("name", "Acme Foods")
                .containsEntry("status", "operational")
                .containsEntry("version", 1L)
                .containsEntry("created_by", "ada")
                .containsEntry("created_at", "2026-03-01T09:30:00Z");
        assertThat(outcome.json().get("metadata"))
                .isEqualTo(Map.of(
                        "format_support",
                        Map.of("excel", false, "csv", true, "pdf", true, "ocr", false),
                        "test_results",
                        Map.of("passing", 42L, "total", 45L, "skipped", 2L),
                        "extractor_version",
                        "1.0",
                        "manifest_compliant",
                        true,
                        "scaffolder_version",
                        "2.0",
                        "nested",
                        Map.of("count", 3L)));
        assertThat(outcome.err()).isEmpty();
        assertThat(outcome.out()).endsWith("}\n").hasLineCount(1);
    }

    @Test
    void showsAVendorToPeople() {
        Cli cli = new Cli(folder);
        cli.must("vendor", "create", "Acme Foods", "--tests", "42/45");

        Cli.Outcome outcome = cli.must("vendor", "show", "acme FOODS", "--deployments", "2");

        assertThat(outcome.out())
                .contains("name                Acme Foods\n")
                .contains("tests               42/45\n")
                .contains("created             2026-03-01 10:30 +01:00 by ada")
                .doesNotContain("\u001b");
    }

    @Test
    void suggestsNamesForAMistypedOne() {
        Cli cli = new Cli(folder);
        cli.must("vendor", "create", "Acme Foods");

        Cli.Outcome outcome = cli.run("vendor", "show", "Acme Fods");

        assertThat(outcome.status()).isEqualTo(4);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).isEqualTo("Error: There is no vendor 'Acme Fods'. Did you mean Acme Foods?\n");
    }

    @Test
    void refusesATakenName() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme");

        Cli.Outcome outcome = cli.run("vendor create ACME --json");

        assertThat(outcome.status()).isEqualTo(3);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.refusal()).containsEntry("error", "DuplicateError").containsKeys("message", "details");
    }

    @Test
    void changesOnlyWhatIsNamed() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme --tests 42/45 --format csv");

        Map<String, Object> updated = cli.must(
                        "vendor update acme --status broken --tests 38/45 --skipped 2 --format pdf=on --json")
                .json();

        assertThat(updated).containsEntry("version", 2L).containsEntry("status", "broken");
        assertThat(updated.get("metadata"))
                .asInstanceOf(org.assertj.core.api.InstanceOfAssertFactories.MAP)
                .containsEntry("test_results", Map.of("passing", 38L, "total", 45L, "skipped", 2L))
                .containsEntry("format_support", Map.of("excel", false, "csv", true, "pdf", true, "ocr", false));
    }

    @Test
    void reportsAConflictAndDoesNotRetry() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Acme");
        cli.must("vendor update Acme --status operational");

        Cli.Outcome outcome = cli.run("vendor update Acme --version 1 --status broken");

        assertThat(outcome.status()).isEqualTo(5);
        assertThat(outcome.out()).isEmpty();
        assertThat(outcome.err()).contains("is at version 2 (last changed by ada), not 1");
        assertThat(cli.must("vendor show Acme --json").json()).containsEntry("status", "operational");
    }

    @Test
    void listsVendorsInEveryForm() {
        Cli cli = new Cli(folder);
        cli.must("vendor create Beta");
        cli.must("vendor create Acme --status operational");

        assertThat(cli.must("vendor list").out())
                .contains("NAME  STATUS", "Acme  operational", "1 operational, 1 broken");
        assertThat(cli.must("vendor list --json").json())
                .containsEntry("total_count", 2L)
                .containsEntry("operational_count", 1L)
                .containsEntry("has_more", false);
        assertThat(cli.must("vendor list --jsonl").out().lines())
                .hasSize(2)
                .first()
                .asString()
                .startsWith("{\"id\":")
                .contains("\"name\":\"Acme\"");
        assertThat(cli.must("vendor list --csv").out())
                .startsWith("id,name,status,version,extractor_version,tests,formats\r\n")
                .contains(",Acme,operational,1,0.0.0,0/0,\r\n");
        assertThat(cli.must("vendor list --quiet --status broken").out()).matches("[0-9a-f-]{36}\n");
    }

    @Test
    void readsAListPageByPage() {
        Cli cli = new Cli(folder);
        cli.must("vendor create A");
        cli.must("vendor create B");
        cli.must("vendor create C");

        assertThat(cli.must("vendor list --limit 2").out()).contains("2 of 3 vendors; the next begin at --offset 2");
        assertThat(cli.must("vendor list --limit 2 --offset 2 --json").items()).hasSize(1);
        assertThat(cli.must("vendor list --limit 1 --all --json").items()).hasSize(3);
    }
}
