package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.nio.file.Path;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Two assistants, each with a server of its own, on one record. */
class TwoServersTest {

    @TempDir
    private Path project;

    @ParameterizedTest
    @EnumSource(TestDatabase.Kind.class)
    void seeEachOthersChangesAndRefuseStaleVersions(TestDatabase.Kind kind) {
        try (TestDatabase database = TestDatabases.fresh(kind);
                ServerProcess one = ServerProcess.initialized(project, "--database", database.jdbcUrl());
                ServerProcess two = ServerProcess.initialized(project, "--database", database.jdbcUrl())) {
            one.call("create_vendor", "{\"name\": \"Acme\"}");
            assertThat(version(two)).isEqualTo(1);

            one.call("update_vendor_status", "{\"name\": \"Acme\", \"version\": 1, \"status\": \"operational\"}");
            Scenario.Result late = two.call(
                    "update_vendor_status", "{\"name\": \"Acme\", \"version\": 1, \"extractor_version\": \"9\"}");
            Scenario.Result early = one.call(
                    "update_vendor_status", "{\"name\": \"Acme\", \"version\": 9, \"extractor_version\": \"9\"}");

            assertThat(late.isError()).isTrue();
            assertThat(late.answer().get("error").asText()).isEqualTo("VersionConflictError");
            assertThat(late.answer().at("/details/changed_fields/0").asText()).isEqualTo("status");
            assertThat(early.answer().get("error").asText()).isEqualTo("VersionConflictError");
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
