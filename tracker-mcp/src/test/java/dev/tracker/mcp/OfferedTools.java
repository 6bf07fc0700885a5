package dev.tracker.mcp;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.core.util.DefaultIndenter;
import com.fasterxml.jackson.core.util.DefaultPrettyPrinter;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.core.Tracker;
import dev.tracker.mcp.protocol.Hints;
import dev.tracker.mcp.protocol.Tool;
import java.util.EnumSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Set;

/** The tools as they are listed, over no record at all. */
final class OfferedTools {

    private static final ObjectMapper JSON = new ObjectMapper();
    private static final Tracker NOTHING =
            new Tracker(null, null, null, null, null, null, null, null, null, null, null, null, null, null, null);

    private OfferedTools() {}

    static List<Tool> all() {
        return of(EnumSet.allOf(Toolset.class), false);
    }

    static List<Tool> of(Set<Toolset> sets, boolean readOnly) {
        return new ToolCatalog(NOTHING, sets, readOnly, null).tools();
    }

    static Tool named(String name) {
        return all().stream()
                .filter(tool -> tool.name().equals(name))
                .findFirst()
                .orElseThrow();
    }

    /** A tool as {@code tools/list} shows it. */
    static Map<String, Object> listed(Tool tool) {
        Hints hints = tool.hints();
        Map<String, Object> annotations = new LinkedHashMap<>();
        annotations.put("readOnlyHint", hints.readOnly());
        annotations.put("destructiveHint", hints.destructive());
        annotations.put("idempotentHint", hints.idempotent());
        annotations.put("openWorldHint", hints.openWorld());
        Map<String, Object> listed = new LinkedHashMap<>();
        listed.put("name", tool.name());
        listed.put("title", tool.title());
        listed.put("description", tool.description());
        listed.put("inputSchema", tool.inputSchema());
        listed.put("outputSchema", tool.outputSchema());
        listed.put("annotations", annotations);
        return listed;
    }

    static String json(Object value) {
        try {
            return JSON.writeValueAsString(value);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }

    static String prettyJson(Object value) {
        DefaultIndenter indent = new DefaultIndenter("  ", "\n");
        DefaultPrettyPrinter printer = new DefaultPrettyPrinter();
        printer.indentArraysWith(indent);
        printer.indentObjectsWith(indent);
        try {
            return JSON.writer(printer).writeValueAsString(value) + "\n";
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
