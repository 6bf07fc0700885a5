package dev.tracker.mcp;

import dev.tracker.mcp.protocol.Hints;
import dev.tracker.mcp.protocol.Tool;
import java.util.EnumSet;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;

/** Writes the page of the documentation that lists the tools. */
final class ToolPage {

    private ToolPage() {}

    static String text() {
        StringBuilder page = new StringBuilder("""
                # The tools

                Made from the tools themselves; renew it with `mvn -pl tracker-mcp -am test -Dtracker.renew=true`.
                """);
        for (Toolset set : Toolset.values()) {
            List<Tool> tools = OfferedTools.of(EnumSet.of(set), false);
            if (!tools.isEmpty()) {
                page.append("\n## ").append(set.code()).append('\n');
                tools.forEach(tool -> page.append(section(tool)));
            }
        }
        return page.toString();
    }

    private static String section(Tool tool) {
        Map<?, ?> properties = (Map<?, ?>) tool.inputSchema().get("properties");
        List<?> required = (List<?>) tool.inputSchema().getOrDefault("required", List.of());
        String rows = properties.entrySet().stream()
                .map(entry -> row(String.valueOf(entry.getKey()), (Map<?, ?>) entry.getValue(), required))
                .collect(Collectors.joining("\n"));
        String table =
                properties.isEmpty() ? "No arguments." : "| argument | type | meaning |\n| --- | --- | --- |\n" + rows;
        return "\n### %s\n%s\n\n%s\n\n%s\n".formatted(tool.name(), hints(tool.hints()), tool.description(), table);
    }

    private static String hints(Hints hints) {
        if (hints.readOnly()) {
            return "Reads only.";
        }
        return "Writes"
                + (hints.destructive() ? ", may replace what was there" : ", only adds")
                + (hints.idempotent() ? "; a repeated call changes nothing more." : "; a repeated call adds again.");
    }

    private static String row(String name, Map<?, ?> property, List<?> required) {
        String mark = required.contains(name) ? "`" + name + "` *" : "`" + name + "`";
        return "| %s | %s | %s |"
                .formatted(
                        mark,
                        type(property),
                        String.valueOf(property.get("description")).replace("|", "\\|"));
    }

    private static String type(Map<?, ?> property) {
        StringBuilder type = new StringBuilder(String.valueOf(property.get("type")));
        type.append(items(property.get("items")));
        if (property.get("enum") instanceof List<?> choices) {
            return choices.stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
        }
        if (property.containsKey("format")) {
            type.append(" (").append(property.get("format")).append(')');
        }
        if (property.containsKey("default")) {
            type.append(", default ").append(property.get("default"));
        }
        return type.toString();
    }

    private static String items(Object items) {
        return items instanceof Map<?, ?> entry ? " of " + entry.get("type") + "s" : "";
    }
}
