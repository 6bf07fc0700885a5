package dev.tracker.mcp.show;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.ByteArrayOutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The session that the README's first command shows. */
class ShowSessionTest {

    @Test
    void endsWithTheStatusThatItsCallsBroughtAbout(@TempDir Path project) {
        ByteArrayOutputStream shown = new ByteArrayOutputStream();
        List<String> server = List.of("-cp", System.getProperty("java.class.path"), "dev.tracker.mcp.McpMain");

        JsonNode status = ShowSession.run(server, project, new PrintStream(shown, true, StandardCharsets.UTF_8));

        assertThat(status.at("/active_work_items/total_count").asInt()).isEqualTo(4);
        assertThat(status.at("/active_work_items/by_status/completed").asInt()).isEqualTo(1);
        assertThat(status.at("/vendor_health/broken/0").asText()).isEqualTo("AMINA");
        assertThat(status.at("/recent_deployments/0/pr_number").asInt()).isEqualTo(100);
        assertThat(shown.toString(StandardCharsets.UTF_8)).contains("became_ready", "VersionConflictError");
    }
}
