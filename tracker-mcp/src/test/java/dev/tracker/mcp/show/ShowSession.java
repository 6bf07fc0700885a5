package dev.tracker.mcp.show;

import com.fasterxml.jackson.databind.JsonNode;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import java.util.Map;
import java.util.logging.Level;
import java.util.logging.Logger;

/**
 * An assistant's session with the server on a new project, shown call by call: a project with sessions
 * and tasks under it, a vendor turned broken, a deployment linked to both, and the status at the end.
 */
final class ShowSession {

    private static final String COMMIT = "0123456789abcdef0123456789abcdef01234567";

    private static final Logger QUIET = Logger.getLogger("io.modelcontextprotocol");

    private final Conversation talk;

    private ShowSession(Conversation talk) {
        this.talk = talk;
    }

    /** Shows the session with the server in the jar of the first argument. */
    public static void main(String[] args) throws IOException {
        // The client's library tells of every step it takes.
        QUIET.setLevel(Level.WARNING);
        PrintStream out = new PrintStream(new FileOutputStream(FileDescriptor.out), true, StandardCharsets.UTF_8);
        Path project = Files.createTempDirectory("tracker-show");
        out.printf("A new project in %s, its record in .tracker/tracker.db%n", project);
        run(List.of("-jar", args[0]), project, out);
    }

    /** Runs the session, and returns the status at its end. */
    static JsonNode run(List<String> server, Path project, PrintStream out) {
        try (Conversation talk = Conversation.with(server, project, out)) {
            out.printf("The server offers %d tools.%n", talk.tools());
            return new ShowSession(talk).run();
        }
    }

    private JsonNode run() {
        talk.heading("Look at the status first");
        talk.call("get_project_status", Map.of());
        String task = plan();
        work(task);
        String vendor = breakVendor();
        deploy(task, vendor);
        talk.heading("What happened");
        talk.call("list_changes", Map.of("since_seq", 8, "limit", 2));
        talk.heading("The status at the end");
        return talk.call("get_project_status", Map.of());
    }

    private String plan() {
        talk.heading("A project, a session under it, and two tasks, the second to follow the first");
        String project = id(talk.call(
                "create_work_item",
                Map.of(
                        "item_type", "project",
                        "title", "Billing import",
                        "metadata", Map.of("description", "Move billing to the new interface"),
                        "branch_name", "017-billing-import")));
        String session = id(talk.call(
                "create_work_item",
                Map.of(
                        "item_type",
                        "session",
                        "title",
                        "First pass",
                        "parent_id",
                        project,
                        "metadata",
                        Map.of(
                                "token_budget", 150_000,
                                "prompts_count", 0,
                                "yaml_frontmatter", Map.of("schema_version", "1.0")))));
        String task = id(talk.call(
                "create_work_item",
                Map.of("item_type", "task", "title", "Read the old files", "parent_id", session, "priority", 1)));
        talk.call(
                "create_work_item",
                Map.of(
                        "item_type",
                        "task",
                        "title",
                        "Write the new ones",
                        "parent_id",
                        session,
                        "depends_on",
                        List.of(task)));
        return task;
    }

    private void work(String task) {
        talk.heading("The first task is finished; the answer says what became ready");
        talk.call("update_work_item", Map.of("id", task, "version", 1, "status", "completed"));
        talk.heading("Another assistant still has version 1 in hand, and is told so");
        talk.refused("update_work_item", Map.of("id", task, "version", 1, "priority", 5));
    }

    private String breakVendor() {
        talk.heading("A vendor works, and then breaks");
        String vendor = id(talk.call(
                "create_vendor",
                Map.of(
                        "name", "AMINA",
                        "status", "operational",
                        "extractor_version", "1.4.0",
                        "metadata",
                                Map.of(
                                        "test_results", Map.of("passing", 45, "total", 45, "skipped", 0),
                                        "format_support", Map.of("excel", true, "csv", true)))));
        talk.call(
                "update_vendor_status",
                Map.of(
                        "name",
                        "amina",
                        "version",
                        1,
                        "status",
                        "broken",
                        "metadata",
                        Map.of("test_results", Map.of("passing", 38))));
        return vendor;
    }

    private void deploy(String task, String vendor) {
        talk.heading("A deployment, linked to both");
        talk.call(
                "record_deployment",
                Map.of(
                        "deployed_at", "2026-02-20T16:00:00Z",
                        "commit_hash", COMMIT,
                        "metadata",
                                Map.of(
                                        "pr_number",
                                        100,
                                        "pr_title",
                                        "Read billing files",
                                        "test_summary",
                                        Map.of("unit", 150, "integration", 30),
                                        "constitutional_compliance",
                                        true),
                        "affected_vendor_ids", List.of(vendor),
                        "related_work_item_ids", List.of(task)));
        talk.call("query_vendor_status", Map.of("name", "AMINA", "include_deployments", 1));
    }

    private static String id(JsonNode answer) {
        return answer.get("id").asText();
    }
}
