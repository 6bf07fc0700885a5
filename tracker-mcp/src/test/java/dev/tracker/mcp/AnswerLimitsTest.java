package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import dev.tracker.mcp.answer.AnswerText;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** How much an answer may say, whatever is in the record. */
class AnswerLimitsTest {

    @TempDir
    private Path folder;

    private EmbeddedRecord record;

    @BeforeEach
    void open() {
        record = new EmbeddedRecord(folder);
    }

    @AfterEach
    void close() {
        record.close();
    }

    @Test
    void givesLongEntriesPageByPageWithoutLosingOne() {
        for (int i = 0; i < 12; i++) {
            createTask("Task " + i, "d".repeat(9_000), null);
        }

        Set<String> seen = new HashSet<>();
        int pages = 0;
        String cursor = null;
        do {
            String from = cursor == null ? "" : ", \"cursor\": \"" + cursor + "\"";
            String text = record.text("list_work_items", "{\"detail\": \"full\"" + from + "}");
            JsonNode page = EmbeddedRecord.read(text);
            assertThat(text.length()).isLessThanOrEqualTo(AnswerText.MAX_LENGTH);
            page.get("items")
                    .forEach(item ->
                            assertThat(seen.add(item.get("id").asText())).isTrue());
            cursor = page.get("has_more").asBoolean() ? page.get("next_cursor").asText() : null;
            pages++;
        } while (cursor != null);

        assertThat(seen).hasSize(12);
        assertThat(pages).isBetween(3, 6);
    }

    @Test
    void cutsALargeTreeLevelByLevel() {
        String root = createTask("Root", "", null);
        List<String> below = new ArrayList<>();
        for (int i = 0; i < 150; i++) {
            below.add(createTask("Child " + "x".repeat(150), "", root));
        }
        createTask("Grandchild", "", below.get(0));

        String text = record.text("query_work_item", "{\"id\": \"" + root + "\", \"max_items\": 1000}");

        JsonNode item = EmbeddedRecord.read(text);
        assertThat(text.length()).isLessThanOrEqualTo(AnswerText.MAX_LENGTH);
        assertThat(item.get("truncated").asBoolean()).isTrue();
        assertThat(item.at("/descendant_counts/total").asInt()).isEqualTo(151);
        assertThat(item.get("children").size()).isBetween(20, 149);
        assertThat(item.get("children").findValuesAsText("title")).doesNotContain("Grandchild");
        assertThat(item.at("/warnings/0/code").asText()).isEqualTo("truncated");
    }

    @Test
    void givesTheBeginningOfALongStatusFile() {
        for (int i = 0; i < 250; i++) {
            createTask("Task " + i + " " + "x".repeat(150), "", null);
        }

        String text = record.text("get_project_status", "{\"output_format\": \"markdown\"}");

        JsonNode answer = EmbeddedRecord.read(text);
        assertThat(text.length()).isLessThanOrEqualTo(AnswerText.MAX_LENGTH);
        assertThat(answer.get("truncated").asBoolean()).isTrue();
        assertThat(answer.get("markdown").asText())
                .startsWith("# Project Status - ")
                .contains("### Task 0 ");
        assertThat(answer.at("/warnings/0/message").asText()).contains("work_item_limit");
    }

    @Test
    void givesAShortStatusFileWhole() {
        createTask("Task", "", null);

        JsonNode answer = record.ok("get_project_status", "{\"output_format\": \"markdown\"}");

        assertThat(answer.get("markdown").asText()).contains("### Task (task)").endsWith("*\n");
        assertThat(answer.has("truncated")).isFalse();
    }

    @Test
    void cutsWhatIsLongInOneVendor() {
        record.ok("create_vendor", "{\"name\": \"Acme\", \"metadata\": {\"notes\": \"" + "n".repeat(60_000) + "\"}}");

        String text = record.text("query_vendor_status", "{\"name\": \"acme\"}");

        assertThat(text.length()).isLessThanOrEqualTo(AnswerText.MAX_LENGTH);
        assertThat(EmbeddedRecord.read(text).at("/metadata/notes").asText()).endsWith("…");
        assertThat(EmbeddedRecord.read(text).get("truncated").asBoolean()).isTrue();
    }

    @Test
    void listsChangesUpToWhereTheyFit() {
        for (int i = 0; i < 6; i++) {
            createTask("Task " + i, "d".repeat(9_000), null);
        }

        JsonNode first = record.ok("list_changes", "{}");
        JsonNode second = record.ok("list_changes", "{\"since_seq\": " + first.get("last_seq") + "}");

        assertThat(first.get("has_more").asBoolean()).isTrue();
        assertThat(second.get("has_more").asBoolean()).isFalse();
        assertThat(first.get("changes").size() + second.get("changes").size()).isEqualTo(6);
    }

    @Test
    void tellsTheStatusInFewWords() {
        for (int i = 0; i < 30; i++) {
            record.ok(
                    "create_vendor",
                    "{\"name\": \"" + ("Vendor " + i + " ").repeat(8).strip() + "\"}");
        }
        for (int i = 1; i <= 5; i++) {
            record.ok("record_deployment", """
                    {"deployed_at": "2026-03-01T10:30:00Z", "commit_hash": "0123456789abcdef0123456789abcdef01234567",
                     "metadata": {"pr_number": %d, "pr_title": "%s", "constitutional_compliance": true}}""".formatted(i, "t".repeat(200)));
        }

        String text = record.text("get_project_status", "{}");

        assertThat(text.length() / 4).isLessThan(500);
        assertThat(EmbeddedRecord.read(text).at("/vendor_health/broken")).hasSize(10);
    }

    @Test
    void listsFifteenSummariesInFewWords() {
        for (int i = 0; i < 15; i++) {
            createTask("A title of the usual length, some sixty characters, number " + i, "d", null);
        }

        assertThat(record.text("list_work_items", "{\"limit\": 15}").length() / 4)
                .isLessThan(1_500);
    }

    @Test
    void showsNothingThatHides() {
        record.ok("create_work_item", "{\"item_type\": \"task\", \"title\": \"a\\u202Eb\\u200Bc\"}");

        assertThat(record.ok("list_work_items", "{}").at("/items/0/title").asText())
                .isEqualTo("abc");
    }

    private String createTask(String title, String description, String parent) {
        String below = parent == null ? "" : ", \"parent_id\": \"" + parent + "\"";
        return record.ok(
                        "create_work_item",
                        "{\"item_type\": \"task\", \"title\": \"%s\", \"description\": \"%s\"%s}"
                                .formatted(title, description, below))
                .get("id")
                .asText();
    }
}
