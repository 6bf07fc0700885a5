package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** Two assistants, each with a server of its own, on one file. */
class TwoServersTest {

    @TempDir
    private Path project;

    @Test
    void seeEachOthersChangesAndRefuseStaleVersions() {
        try (ServerProcess one = ServerProcess.initialized(project);
                ServerProcess two = ServerProcess.initialized(project)) {
            one.call("create_vendor", "{\"name\": \"Acme\"}");
            assertThat(version(two)).isEqualTo(1);

            one.call("update_vendor_status", "{\"name\": \"Acme\", \"version\": 1, \"status\": \"operational\"}");
            Scenario.Result late = two.call(
                    "update_vendor_status", "{\"name\": \"Acme\", \"version\": 1, \"extractor_version\": \"9\"}");

            assertThat(late.isError()).isTrue();
            assertThat(late.answer().get("error").asText()).isEqualTo("VersionConflictError");
            assertThat(late.answer().at("/details/changed_fields/0").asText()).isEqualTo("status");
            assertThat(version(two)).isEqualTo(2);
        }
    }

    private static int version(ServerProcess server) {
        return server.call("query_vendor_status", "{\"name\": \"acme\"}")
                .answer()
                .get("version")
                .asInt();
    }
}
