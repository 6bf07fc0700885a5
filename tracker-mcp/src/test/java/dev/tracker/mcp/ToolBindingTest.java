package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.entry;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.DeserializationFeature;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import java.util.LinkedHashMap;
import java.util.Map;
import org.junit.jupiter.api.Test;

/** What is refused before the record is asked: there is none here. */
class ToolBindingTest {

    private static final ObjectMapper JSON =
            new ObjectMapper().enable(DeserializationFeature.USE_BIG_DECIMAL_FOR_FLOATS);

    @Test
    void tellsOfAllFaultsAtOnce() {
        Map<String, String> faults = faults("""
                create_vendor {"name": 5, "statsu": "broken", "extractor_version": "",
                 "metadata": {"test_results": {"passing": "1"}}, "request_id": "x"}""");

        assertThat(faults)
                .containsOnlyKeys("name", "statsu", "extractor_version", "metadata.test_results.passing", "request_id")
                .containsEntry("name", "must be a text")
                .containsEntry("statsu", "is not known here; did you mean status?")
                .containsEntry("metadata.test_results.passing", "must be a whole number, not a text");
    }

    @Test
    void namesWhatItTakesWhereNothingIsLikeAnUnknownArgument() {
        assertThat(faults("get_project_status {\"zzzzzzzzz\": 1}"))
                .containsEntry(
                        "zzzzzzzzz",
                        "is not known here; this tool takes output_format, deployment_limit, work_item_limit");
    }

    @Test
    void refusesArgumentsWhereThereAreNone() {
        assertThat(faults("get_project_configuration {\"verbose\": true}")).containsOnlyKeys("verbose");
    }

    @Test
    void takesAnObjectThatComesAsText() {
        assertThat(faults("""
                create_work_item {"item_type": "session", "title": "S", "request_id": "x",
                 "metadata": "{\\"token_budget\\": 1, \\"prompts_count\\": 0, \\"yaml_frontmatter\\": {\\"schema_version\\": 1}}"}""")).containsOnlyKeys("metadata.token_budget", "request_id");
    }

    @Test
    void refusesTextThatIsNoObject() {
        assertThat(faults("create_vendor {\"name\": \"A\", \"metadata\": \"[1]\"}"))
                .containsEntry("metadata", "must be an object");
        assertThat(faults("create_vendor {\"name\": \"A\", \"metadata\": \"{} {}\"}"))
                .containsEntry("metadata", "must be an object");
    }

    @Test
    void takesAListThatComesAsText() {
        assertThat(faults("""
                create_work_item {"item_type": "task", "title": "T", "request_id": "x", "labels": "[\\"a b\\"]"}""")).containsOnlyKeys("labels[0]", "request_id");
    }

    @Test
    void refusesANumberThatComesAsText() {
        assertThat(faults("update_work_item {\"id\": \"abcde\", \"version\": \"1\", \"priority\": \"2\"}"))
                .containsEntry("version", "must be a whole number, not a text")
                .containsEntry("priority", "must be a whole number, not a text");
    }

    @Test
    void wantsAVendorByNameOrIdAndNotByBoth() {
        assertThat(faults("query_vendor_status {}")).containsOnlyKeys("name");
        assertThat(faults("update_vendor_status {\"version\": 1}")).containsOnlyKeys("name");
        assertThat(faults("""
                query_vendor_status {"name": "A", "id": "0190f3a0-0000-7000-8000-000000000000"}""")).containsOnlyKeys("id");
    }

    @Test
    void refusesANumberByTheBoundThatItPasses() {
        assertThat(faults("create_work_item {\"item_type\": \"task\", \"title\": \"T\", \"pr_number\": 2147483648}"))
                .containsExactly(entry("pr_number", "must be at most 2147483647"));
        assertThat(faults("create_work_item {\"item_type\": \"task\", \"title\": \"T\", \"pr_number\": 0}"))
                .containsExactly(entry("pr_number", "must be at least 1"));
        assertThat(faults("list_changes {\"since_seq\": 1e19}"))
                .containsExactly(entry("since_seq", "must be at most 9223372036854775807"));
        assertThat(faults("list_work_items {\"limit\": 1e400, \"offset\": -1e400}"))
                .containsExactly(entry("limit", "must be 1 to 100"), entry("offset", "must be at least 0"));
    }

    @Test
    void takesAWholeNumberInAnyForm() {
        assertThat(faults("list_work_items {\"limit\": 5.0, \"offset\": 2e0, \"status\": \"x\"}"))
                .containsOnlyKeys("status");
        assertThat(faults("create_work_item {\"item_type\": \"task\", \"title\": \"T\", \"priority\": 2.5}"))
                .containsExactly(entry("priority", "must be a whole number"));
    }

    @Test
    void takesNullAndAnEmptyTextForAnArgumentThatIsNotGiven() {
        assertThat(faults("""
                list_work_items {"item_type": "", "status": null, "parent_id": "", "label": "", "assignee": "",
                 "branch_name": null, "text": "", "updated_since": "", "include_deleted": null, "ready": "",
                 "limit": "", "offset": null, "cursor": "", "detail": "whole"}""")).containsOnlyKeys("detail");
        assertThat(faults("""
                update_work_item {"id": "abcde", "version": null, "title": null, "metadata": "", "status": "",
                 "priority": null, "labels": "", "parent_id": null, "branch_name": "", "commit_hash": "",
                 "pr_number": null, "deleted": null, "deleted_at": null, "updated_by": "", "request_id": "x"}""")).containsOnlyKeys("version", "request_id").containsEntry("version", "is required");
    }

    @Test
    void refusesAnEmptyTextWhereATextIsMeant() {
        assertThat(faults("update_work_item {\"id\": \"abcde\", \"version\": 0, \"title\": \"\"}"))
                .containsOnlyKeys("version", "title");
    }

    @Test
    void refusesUnknownArgumentsAlsoWithoutAValue() {
        assertThat(faults("list_vendors {\"vendor\": null}")).containsOnlyKeys("vendor");
    }

    @Test
    void refusesADeletionThatContradictsItself() {
        assertThat(faults("""
                update_work_item {"id": "abcde", "version": 1, "deleted": false, "deleted_at": "2026-01-01T00:00:00Z"}""")).containsOnlyKeys("deleted");
        assertThat(faults("update_work_item {\"id\": \"abcde\", \"version\": 0, \"deleted\": true, \"title\": \"T\"}"))
                .containsOnlyKeys("version", "deleted");
    }

    @Test
    void refusesADeletionAtNoTime() {
        assertThat(faults("update_work_item {\"id\": \"abcde\", \"version\": 1, \"deleted_at\": \"now\"}"))
                .containsOnlyKeys("deleted_at");
    }

    @Test
    void refusesAnActorWithoutANameOrWithTooLongAOne() {
        assertThat(faults("create_vendor {\"name\": \"A\", \"created_by\": \" \"}"))
                .containsOnlyKeys("created_by");
        assertThat(faults("create_vendor {\"name\": \"A\", \"created_by\": \"" + "x".repeat(101) + "\"}"))
                .containsOnlyKeys("created_by");
    }

    @Test
    void refusesBothNamesOfMetadataAtOnce() {
        assertThat(faults("create_vendor {\"name\": \"A\", \"metadata\": {}, \"initial_metadata\": {}}"))
                .containsOnlyKeys("initial_metadata");
    }

    @Test
    void refusesLimitsThatAreOutOfRange() {
        assertThat(faults("list_work_items {\"limit\": 101, \"offset\": -1, \"detail\": \"whole\"}"))
                .containsOnlyKeys("limit", "offset", "detail");
        assertThat(faults("list_deployments {\"limit\": 0, \"commit_hash\": \"xyz\"}"))
                .containsOnlyKeys("limit", "commit_hash");
        assertThat(faults("get_project_status {\"output_format\": \"html\", \"deployment_limit\": 101}"))
                .containsOnlyKeys("output_format", "deployment_limit");
    }

    @Test
    void saysWhichOfManyIdsIsNone() {
        assertThat(faults("create_enhancement {\"title\": \"E\", \"priority\": 1, \"depends_on\": [\"x\"]}"))
                .containsOnlyKeys("depends_on[0]");
    }

    @Test
    void hidesWhatWentWrongInside() {
        ToolAnswer answer = call("query_vendor_status {\"name\": \"Acme\"}");

        assertThat(answer.isError()).isTrue();
        assertThat(answer.json()).contains("\"DatabaseError\"", "its log says").doesNotContain("Exception", "null");
    }

    private static Map<String, String> faults(String call) {
        ToolAnswer answer = call(call);
        JsonNode refusal = read(answer.json());
        assertThat(answer.isError()).isTrue();
        assertThat(refusal.get("error").asText()).isEqualTo("ValidationError");
        Map<String, String> faults = new LinkedHashMap<>();
        refusal.get("details")
                .get("violations")
                .forEach(fault -> faults.put(
                        fault.get("field").asText(), fault.get("message").asText()));
        return faults;
    }

    private static ToolAnswer call(String call) {
        String name = call.substring(0, call.indexOf(' '));
        Tool tool = OfferedTools.named(name);
        @SuppressWarnings("unchecked")
        Map<String, Object> arguments = JSON.convertValue(read(call.substring(name.length())), Map.class);
        ToolAnswer answer = tool.handler().call(arguments, new FixedContext("test"));
        assertThat(OutputSchemas.faults(tool.outputSchema(), JSON.convertValue(read(answer.json()), Map.class)))
                .isEmpty();
        return answer;
    }

    private static JsonNode read(String json) {
        try {
            return JSON.readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
