package dev.tracker.cli.output;

import java.util.Collection;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * Comma-separated values as RFC 4180 has them, with a header. A text that a spreadsheet would take for
 * a formula begins with an apostrophe, and what would steer a terminal or override the reading order is written out.
 */
final class CsvOutput {
    private static final String LINE_END = "\r\n";

    private CsvOutput() {}

    static String of(Rows rows) {
        StringBuilder csv = new StringBuilder();
        csv.append(String.join(",", rows.columns())).append(LINE_END);
        for (Map<String, ?> entry : rows.entries()) {
            csv.append(rows.columns().stream()
                            .map(column -> cell(entry.get(column)))
                            .collect(Collectors.joining(",")))
                    .append(LINE_END);
        }
        return csv.toString();
    }

    private static String cell(@Nullable Object value) {
        if (value == null) {
            return "";
        }
        if (value instanceof Number || value instanceof Boolean) {
            return value.toString();
        }
        String text = SafeText.data(plain(value));
        String guarded = isFormula(text) ? "'" + text : text;
        boolean quoted = guarded.chars().anyMatch(c -> c == ',' || c == '"' || c == '\n' || c == '\r');
        return quoted ? '"' + guarded.replace("\"", "\"\"") + '"' : guarded;
    }

    private static String plain(Object value) {
        if (value instanceof List<?> list && list.stream().allMatch(String.class::isInstance)) {
            return list.stream().map(String.class::cast).collect(Collectors.joining(" "));
        }
        return value instanceof Map || value instanceof Collection ? JsonOutput.of(value) : value.toString();
    }

    private static boolean isFormula(String text) {
        String seen = text.stripLeading();
        return !seen.isEmpty() && "=+-@＝＋－＠".indexOf(seen.charAt(0)) >= 0;
    }
}
