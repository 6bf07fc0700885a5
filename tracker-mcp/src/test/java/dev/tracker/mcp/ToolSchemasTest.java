package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.mcp.protocol.Tool;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** What every tool's listing has to be; a change of one shows as a change of its snapshot. */
class ToolSchemasTest {

    private static final int MAX_LIST = 24_000;
    private static final int MAX_TOOL = 2_400;
    private static final int MAX_DESCRIPTION = 300;

    static Stream<String> names() {
        return OfferedTools.all().stream().map(Tool::name);
    }

    @Test
    void offersTheDefaultToolsInOrder() {
        assertThat(OfferedTools.of(Toolset.DEFAULT, false))
                .extracting(Tool::name)
                .containsExactly(
                        "create_work_item",
                        "update_work_item",
                        "query_work_item",
                        "list_work_items",
                        "claim_work_item",
                        "set_dependency",
                        "query_archived_work_items",
                        "create_vendor",
                        "query_vendor_status",
                        "update_vendor_status",
                        "list_vendors",
                        "record_deployment",
                        "list_deployments",
                        "get_project_configuration",
                        "update_project_configuration",
                        "create_enhancement",
                        "update_enhancement",
                        "list_enhancements",
                        "get_project_status",
                        "list_changes");
    }

    @Test
    void listsTheDefaultToolsInTheRoomThereIs() {
        Object list = Map.of(
                "tools",
                OfferedTools.of(Toolset.DEFAULT, false).stream()
                        .map(OfferedTools::listed)
                        .toList());

        assertThat(OfferedTools.json(list).length()).isLessThan(MAX_LIST);
    }

    @ParameterizedTest
    @MethodSource("names")
    void isListedAsItsSnapshotSays(String name) {
        Kept.assertSame(Kept.snapshot(name), OfferedTools.prettyJson(OfferedTools.listed(OfferedTools.named(name))));
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysEnoughInLittleRoom(String name) {
        Tool tool = OfferedTools.named(name);

        assertThat(tool.title()).isNotBlank();
        assertThat(tool.description()).isNotBlank().hasSizeLessThan(MAX_DESCRIPTION);
        assertThat(OfferedTools.json(OfferedTools.listed(tool)).length()).isLessThan(MAX_TOOL);
    }

    @ParameterizedTest
    @MethodSource("names")
    void describesEveryArgumentAndNoOther(String name) {
        Map<String, Object> schema = OfferedTools.named(name).inputSchema();

        assertThat(schema).containsEntry("type", "object").containsEntry("additionalProperties", false);
        assertThat(schema).doesNotContainKeys("anyOf", "oneOf", "allOf");
        assertThat(properties(schema)).allSatisfy((field, property) -> {
            assertThat(property).containsKeys("type", "description");
            assertThat(property).doesNotContainKeys("anyOf", "oneOf", "allOf");
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void isTakenByModelProvidersThatKnowPlainTypesOnly(String name) {
        Tool tool = OfferedTools.named(name);

        assertPortable(tool.inputSchema());
        assertPortable(tool.outputSchema());
    }

    @ParameterizedTest
    @MethodSource("names")
    void saysLimitsInWordsToo(String name) {
        assertThat(properties(OfferedTools.named(name).inputSchema())).allSatisfy((field, property) -> {
            for (String limit : List.of("minimum", "maximum", "maxLength", "maxItems")) {
                if (property.containsKey(limit)) {
                    assertThat(String.valueOf(property.get("description")))
                            .contains(String.valueOf(property.get(limit)));
                }
            }
        });
    }

    @ParameterizedTest
    @MethodSource("names")
    void letsWritesBeNamedAndRepeated(String name) {
        Tool tool = OfferedTools.named(name);

        Map<String, Map<String, Object>> properties = properties(tool.inputSchema());

        assertThat(properties.containsKey("request_id")).isEqualTo(!tool.hints().readOnly());
        assertThat(properties).doesNotContainKeys("created_by", "updated_by", "deleted_at");
        assertThat(tool.hints().openWorld()).isFalse();
    }

    @ParameterizedTest
    @MethodSource("names")
    void answersWithAnObjectThatMayBeARefusal(String name) {
        Map<String, Object> schema = OfferedTools.named(name).outputSchema();
        Map<String, Object> refusal =
                Map.of("error", "NotFoundError", "message", "There is none.", "details", Map.of("id", "x"));

        assertThat(schema).containsEntry("type", "object").doesNotContainKeys("anyOf", "oneOf", "allOf", "required");
        assertThat(properties(schema)).isNotEmpty();
        assertThat(OutputSchemas.faults(schema, refusal)).isEmpty();
    }

    @Test
    void leavesOutWritersWhenReadOnly() {
        List<Tool> tools = OfferedTools.of(Toolset.DEFAULT, true);

        assertThat(tools)
                .extracting(Tool::name)
                .containsExactly(
                        "query_work_item",
                        "list_work_items",
                        "query_archived_work_items",
                        "query_vendor_status",
                        "list_vendors",
                        "list_deployments",
                        "get_project_configuration",
                        "list_enhancements",
                        "get_project_status",
                        "list_changes");
    }

    @Test
    void pageSaysWhatTheToolsSay() {
        Kept.assertSame(Kept.page(), ToolPage.text());
    }

    @Test
    void instructionsFitWhereClientsCutThem() {
        assertThat(Instructions.of(true)).hasSizeLessThan(1_200);
    }

    private static void assertPortable(Object schema) {
        if (schema instanceof Map<?, ?> map) {
            assertThat(map.get("type") instanceof List).isFalse();
            for (String combinator : List.of("anyOf", "oneOf", "allOf", "not")) {
                assertThat(map.containsKey(combinator)).as(combinator).isFalse();
            }
            if ("array".equals(map.get("type"))) {
                assertThat(map.containsKey("items")).isTrue();
            }
            map.values().forEach(ToolSchemasTest::assertPortable);
        }
    }

    @SuppressWarnings("unchecked")
    private static Map<String, Map<String, Object>> properties(Map<String, Object> schema) {
        return (Map<String, Map<String, Object>>) schema.get("properties");
    }
}
