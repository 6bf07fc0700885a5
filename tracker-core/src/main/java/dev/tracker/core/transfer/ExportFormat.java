package dev.tracker.core.transfer;

import dev.tracker.core.json.RecordTree;
import java.util.LinkedHashMap;
import java.util.Map;

/** The lines around and between the records of an export. */
final class ExportFormat {

    static final String KIND = "kind";
    static final String HEADER = "tracker_record";
    static final String END = "end";
    static final String VERSION = "format_version";
    static final String COUNTS = "counts";
    static final String TOTAL = "total";
    static final int CURRENT = 1;

    private ExportFormat() {}

    static Map<String, Object> header(Transferred whole) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(KIND, HEADER);
        line.put(VERSION, CURRENT);
        line.put(COUNTS, whole.counts());
        return line;
    }

    static Map<String, Object> line(RecordKind kind, Record record) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(KIND, kind.word());
        line.putAll(RecordTree.stored(record));
        return line;
    }

    static Map<String, Object> end(long total) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put(KIND, END);
        line.put(TOTAL, total);
        return line;
    }
}
