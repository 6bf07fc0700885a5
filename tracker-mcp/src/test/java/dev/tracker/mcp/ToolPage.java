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
        StringBuilder type = new StringBuilder(plain(property.get("type")));
        if (property.get("enum") instanceof List<?> choices) {
            return choices.stream().map(choice -> "`" + choice + "`").collect(Collectors.joining(", "));
        }
        if (property.containsKey("format")) {
            type.append(" (").append(property.get("format")).append(')');
        }
        range(type, property.get("minimum"), property.get("maximum"), "");
        range(type, property.get("minLength"), property.get("maxLength"), " characters");
        if (property.containsKey("default")) {
            type.append(", default ").append(property.get("default"));
        }
        return type.toString();
    }

    private static void range(StringBuilder type, Object min, Object max, String unit) {
        if (min != null && max != null) {
            type.append(", ").append(min).append(" to ").append(max).append(unit);
        } else if (min != null) {
            type.append(", from ").append(min).append(unit);
        } else if (max != null) {
            type.append(", to ").append(max).append(unit);
        }
    }

    private static String plain(Object type) {
        return type instanceof List<?> types
                ? types.stream().map(String::valueOf).collect(Collectors.joining(" or "))
                : String.valueOf(type);
    }
}
