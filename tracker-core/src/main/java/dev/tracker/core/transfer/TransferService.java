package dev.tracker.core.transfer;

import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import java.util.EnumMap;
import java.util.Map;
import java.util.concurrent.atomic.AtomicBoolean;

/** Writes the whole record out, and reads it into an empty one. */
public final class TransferService {

    private final TransferRepository records;
    private final UnitOfWork unitOfWork;

    public TransferService(TransferRepository records, UnitOfWork unitOfWork) {
        this.records = records;
        this.unitOfWork = unitOfWork;
    }

    /**
     * Writes the record as it is at one moment. The same record gives the same lines, whichever database
     * keeps it.
     *
     * @throws DatabaseException if the database is away, or was lost on the way: what was written is no export then
     */
    public Transferred export(LineWriter lines, TransferProgress progress) {
        AtomicBoolean begun = new AtomicBoolean();
        return unitOfWork.read(() -> {
            Map<RecordKind, Long> counts = new EnumMap<>(RecordKind.class);
            for (RecordKind kind : RecordKind.values()) {
                counts.put(kind, records.count(kind));
            }
            if (begun.getAndSet(true)) {
                // The lines of the first attempt are written, and cannot be taken back.
                throw new DatabaseException(
                        "export the record", "The database was lost on the way. Export the record again.", null);
            }
            Transferred whole = Transferred.of(counts);
            lines.write(ExportFormat.header(whole));
            Steps steps = new Steps(progress, whole.total());
            for (RecordKind kind : RecordKind.values()) {
                records.each(kind, record -> {
                    lines.write(ExportFormat.line(kind, record));
                    steps.step();
                });
            }
            lines.write(ExportFormat.end(whole.total()));
            return whole;
        });
    }

    /**
     * Reads an export into this record, all of it or nothing. The record is equal to the exported one
     * afterwards, its change log included; nothing is logged besides.
     *
     * @throws dev.tracker.core.error.ValidationException if the record is not empty, or with the faults of
     *     the lines, each named by its line's number; of many faults the first
     */
    public Transferred load(LineReader lines, TransferProgress progress) {
        AtomicBoolean begun = new AtomicBoolean();
        return unitOfWork.write(WriteScope.STRUCTURE, () -> {
            if (begun.getAndSet(true)) {
                // The lines were read by the first attempt, and cannot be read again.
                throw new DatabaseException(
                        "import the record", "Other writes were in the way. Nothing was changed; try again.", null);
            }
            return new RecordImport(records, lines, progress).run();
        });
    }
}
