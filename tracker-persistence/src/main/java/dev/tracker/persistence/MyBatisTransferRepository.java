package dev.tracker.persistence;

import dev.tracker.core.configuration.ProjectConfiguration;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transfer.RecordKind;
import dev.tracker.core.transfer.TransferRepository;
import dev.tracker.core.workitem.WorkItemId;
import java.util.Collection;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import java.util.function.BiConsumer;
import java.util.function.Consumer;
import java.util.function.Function;
import org.apache.ibatis.session.ResultHandler;

/** Reads and writes the whole record by MyBatis. */
final class MyBatisTransferRepository implements TransferRepository {

    private final RecordSessions sessions;
    private final TransferEntries entries;

    MyBatisTransferRepository(RecordSessions sessions) {
        this.sessions = sessions;
        this.entries = new TransferEntries(sessions);
    }

    @Override
    public long count(RecordKind kind) {
        return sessions.with(TransferMapper.class, mapper -> {
            // What serves in its place lacks what only the database has, and an export is taken for the whole.
            NeedsDatabase.check(sessions, "export the record");
            return mapper.count(table(kind));
        });
    }

    private static String table(RecordKind kind) {
        return switch (kind) {
            case VENDOR -> "vendor_extractors";
            case WORK_ITEM -> "work_item_identities";
            case DEPENDENCY -> "work_item_dependencies";
            case DEPLOYMENT -> "deployment_events";
            case ENHANCEMENT -> "future_enhancements";
            case ENHANCEMENT_DEPENDENCY -> "enhancement_dependencies";
            case CONFIGURATION -> "project_configuration";
            case MIGRATION -> "migrations";
            case PROMPT_FILE -> "session_prompt_files";
            case CONFLICT -> "conflicts";
            case CHANGE -> "change_log";
        };
    }

    @Override
    public void each(RecordKind kind, Consumer<Record> reader) {
        switch (kind) {
            case VENDOR -> rows(TransferMapper::vendors, VendorRow::toVendor, reader);
            case WORK_ITEM -> {
                rows(TransferMapper::liveItems, TransferEntries::storedItem, reader);
                rows(TransferMapper::archivedItems, TransferEntries::storedItem, reader);
            }
            case DEPENDENCY -> rows(TransferMapper::dependencies, row -> row, reader);
            case DEPLOYMENT -> rows(TransferMapper::deployments, TransferEntries::deployment, reader);
            case ENHANCEMENT -> rows(TransferMapper::enhancements, TransferEntries::storedEnhancement, reader);
            case ENHANCEMENT_DEPENDENCY -> rows(TransferMapper::enhancementDependencies, row -> row, reader);
            case CONFIGURATION -> rows(TransferMapper::configuration, row -> row, reader);
            case MIGRATION -> rows(TransferMapper::migrations, MigrationRow::toMigration, reader);
            case PROMPT_FILE -> rows(TransferMapper::promptFiles, row -> row, reader);
            case CONFLICT -> rows(TransferMapper::conflicts, StoredConflictRow::toConflict, reader);
            case CHANGE -> rows(TransferMapper::changes, TransferEntries::storedChange, reader);
        }
    }

    private <R> void rows(
            BiConsumer<TransferMapper, ResultHandler<R>> statement,
            Function<R, ? extends Record> toRecord,
            Consumer<Record> reader) {
        ResultHandler<R> handler = context -> reader.accept(toRecord.apply(context.getResultObject()));
        sessions.with(TransferMapper.class, mapper -> {
            statement.accept(mapper, handler);
            return true;
        });
    }

    @Override
    public void hold() {
        if (sessions.dialect() == Dialect.POSTGRESQL) {
            write(TransferWriteMapper::holdLog);
        }
    }

    @Override
    public boolean isEmpty() {
        return write(TransferWriteMapper::kindsThere) == 0;
    }

    @Override
    public Set<UUID> known(RecordKind kind, Collection<UUID> ids) {
        String texts = Json.write(ids.stream().map(UUID::toString).toList());
        return new HashSet<>(write(mapper -> mapper.known(table(kind), texts)));
    }

    @Override
    public boolean add(RecordKind kind, List<? extends Record> records) {
        try {
            return insert(kind, records);
        } catch (DatabaseException e) {
            if (SqlErrors.isRefusedValue(e)) {
                return false;
            }
            throw e;
        }
    }

    private boolean insert(RecordKind kind, List<? extends Record> records) {
        return switch (kind) {
            case VENDOR -> entries.addVendors(records);
            case WORK_ITEM -> entries.addItems(records);
            case DEPENDENCY -> entries.addDependencies(records);
            case DEPLOYMENT -> entries.addDeployments(records);
            case ENHANCEMENT -> entries.add(records, TransferEntries::columns, TransferWriteMapper::addEnhancements);
            case ENHANCEMENT_DEPENDENCY ->
                entries.add(records, TransferEntries::columns, TransferWriteMapper::addEnhancementDependencies);
            case CONFIGURATION ->
                records.size() == 1
                        && write(mapper -> mapper.putConfiguration((ProjectConfiguration) records.get(0))) == 1;
            case MIGRATION -> entries.add(records, TransferEntries::columns, TransferWriteMapper::addMigrations);
            case PROMPT_FILE -> entries.add(records, TransferEntries::columns, TransferWriteMapper::addPromptFiles);
            case CONFLICT -> entries.add(records, TransferEntries::columns, TransferWriteMapper::addConflicts);
            case CHANGE -> entries.add(records, TransferEntries::columns, TransferWriteMapper::addChanges);
        };
    }

    @Override
    public List<WorkItemId> misplacedItems() {
        return write(TransferWriteMapper::misplacedItems);
    }

    @Override
    public boolean isSessionSound() {
        return write(TransferWriteMapper::unsoundSessions) == 0;
    }

    @Override
    public void numberChangesFrom(long lastSeq) {
        // SQLite goes on after the largest number of the table by itself.
        if (sessions.dialect() == Dialect.POSTGRESQL) {
            write(mapper -> mapper.numberFrom(lastSeq));
        }
    }

    private <T> T write(Function<TransferWriteMapper, T> statement) {
        return sessions.with(TransferWriteMapper.class, statement);
    }
}
