package dev.tracker.core.transfer;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.json.TreeCheck;
import dev.tracker.core.json.TreeReader;
import java.util.ArrayList;
import java.util.EnumMap;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** One import: line after line is checked, and added in batches. It is good for one run. */
final class RecordImport {

    private static final int BATCH = 500;
    private static final long BATCH_LENGTH = 4L * 1024 * 1024;

    private final TransferRepository records;
    private final LineReader lines;
    private final TransferProgress progress;
    private final ImportFaults faults = new ImportFaults();
    private final References references;
    private final Order order = new Order(faults);
    private final Map<RecordKind, Long> counts = new EnumMap<>(RecordKind.class);
    private final List<ReadRecord> batch = new ArrayList<>();
    private @Nullable RecordKind batchKind;
    private long batchLength;

    /** A record with the line that it stands on. */
    record ReadRecord(long line, Record record) {}

    RecordImport(TransferRepository records, LineReader lines, TransferProgress progress) {
        this.records = records;
        this.lines = lines;
        this.progress = progress;
        this.references = new References(records, faults);
    }

    Transferred run() {
        records.hold();
        if (!records.isEmpty()) {
            throw ValidationException.of(
                    "record", "is not empty; an export is read into an empty record only, such as a new one", null);
        }
        Header header = Header.read(lines.next());
        Steps steps = new Steps(progress, header.total());
        LineReader.Line line = lines.next();
        while (line != null && !faults.isFull() && !isEnd(line)) {
            take(line);
            steps.step();
            line = lines.next();
        }
        flush();
        faults.throwIfAny();
        finish(header, line);
        return Transferred.of(counts);
    }

    private static boolean isEnd(LineReader.Line line) {
        return line.tree() != null && ExportFormat.END.equals(line.tree().get(ExportFormat.KIND));
    }

    private void take(LineReader.Line line) {
        Map<String, @Nullable Object> tree = line.tree();
        if (tree == null) {
            faults.add(line.number(), "", Objects.requireNonNullElse(line.fault(), "is no JSON object"), null);
            return;
        }
        RecordKind kind = order.kind(line.number(), tree.get(ExportFormat.KIND));
        Record record = kind == null ? null : read(line.number(), kind, tree);
        if (kind != null && record != null) {
            counts.merge(kind, 1L, Long::sum);
            order.take(line.number(), kind, record);
            add(line, kind, record);
        }
    }

    private @Nullable Record read(long line, RecordKind kind, Map<String, @Nullable Object> tree) {
        Map<String, @Nullable Object> fields = new LinkedHashMap<>(tree);
        fields.remove(ExportFormat.KIND);
        int[] found = {0};
        TreeCheck.check(kind.type(), fields, (field, message, value) -> {
            found[0]++;
            faults.add(line, field, message, value);
        });
        if (found[0] > 0) {
            return null;
        }
        try {
            Record record = TreeReader.read(kind.type(), fields);
            LineRules.check(record, (field, message, value) -> faults.add(line, field, message, value));
            return record;
        } catch (IllegalArgumentException e) {
            faults.add(line, "", "breaks a rule of the record: " + reason(e), null);
            return null;
        }
    }

    /** The records' own constructors say what rule it was. */
    private static String reason(Throwable fault) {
        Throwable cause = fault;
        while (cause.getCause() != null) {
            cause = cause.getCause();
        }
        return cause instanceof IllegalArgumentException ? String.valueOf(cause.getMessage()) : "it is incomplete";
    }

    private void add(LineReader.Line line, RecordKind kind, Record record) {
        if (kind != batchKind || batch.size() >= BATCH || batchLength >= BATCH_LENGTH) {
            flush();
        }
        batchKind = kind;
        batch.add(new ReadRecord(line.number(), record));
        batchLength += line.length();
    }

    /** After the first fault nothing more is added: it would only be taken back. */
    private void flush() {
        RecordKind kind = batchKind;
        if (kind == null || batch.isEmpty()) {
            return;
        }
        if (faults.isEmpty()) {
            references.check(kind, batch);
        }
        if (faults.isEmpty()) {
            store(kind);
        }
        batch.clear();
        batchLength = 0;
    }

    private void store(RecordKind kind) {
        if (records.add(kind, batch.stream().map(ReadRecord::record).toList())) {
            return;
        }
        throw ValidationException.of(
                "lines " + batch.get(0).line() + " to "
                        + batch.get(batch.size() - 1).line(),
                "hold a " + kind.word()
                        + " that the database refuses: most likely something that may be there once only (a key, a"
                        + " name, a number) is there twice, or what stands above is archived",
                null);
    }

    private void finish(Header header, LineReader.@Nullable Line end) {
        header.expect(counts, end);
        if (lines.next() != null) {
            throw ValidationException.of("file", "goes on after its last line; export the record again", null);
        }
        order.dependencyCycle();
        faults.throwIfAny();
        List<String> misplaced =
                records.misplacedItems().stream().map(Object::toString).toList();
        if (!misplaced.isEmpty()) {
            throw ValidationException.of(
                    "path",
                    "must be that of the item's parent with its own id, and nothing may live below what is deleted: "
                            + String.join(", ", misplaced),
                    null);
        }
        if (!records.isSessionSound()) {
            throw ValidationException.of("current_session_id", "must name a live item of type session", null);
        }
        records.numberChangesFrom(order.lastSeq());
    }
}
