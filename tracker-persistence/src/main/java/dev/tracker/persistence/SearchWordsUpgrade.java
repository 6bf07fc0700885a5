package dev.tracker.persistence;

import dev.tracker.core.workitem.ItemWords;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/**
 * Renews the stored search words of items whose texts are kept as pairs of characters since schema version 5. Runs in
 * batches, each one transaction that also notes how far it is, so that a killed process loses at most a batch. The
 * caller sees to it that no other process does the same.
 */
final class SearchWordsUpgrade {

    private static final int BATCH = 500;
    private static final String WORK = "search-words";

    private final Dialect dialect;
    private final Connection connection;
    private final int batch;

    private record StoredText(
            String id, String title, @Nullable String description, Map<String, ?> metadata) {}

    SearchWordsUpgrade(Dialect dialect, Connection connection) {
        this(dialect, connection, BATCH);
    }

    SearchWordsUpgrade(Dialect dialect, Connection connection, int batch) {
        this.dialect = dialect;
        this.connection = connection;
        this.batch = batch;
    }

    /** Does what is left of it; nothing where the data is current. */
    void run() throws SQLException {
        boolean more = true;
        while (more) {
            more = renewBatch();
        }
    }

    /** Renews the next items, and says whether there may be more. */
    boolean renewBatch() throws SQLException {
        Transactions.execute(connection, dialect == Dialect.SQLITE ? "BEGIN IMMEDIATE" : "BEGIN");
        boolean done = false;
        try {
            boolean more = renewNext();
            Transactions.execute(connection, "COMMIT");
            done = true;
            return more;
        } finally {
            if (!done) {
                Transactions.execute(connection, "ROLLBACK");
            }
        }
    }

    /** The same in the caller's transaction. */
    boolean renewNext() throws SQLException {
        Optional<String> reached = reached();
        if (reached.isEmpty()) {
            return false;
        }
        String from = reached.get();
        String to = last(from);
        if (to == null) {
            update("DELETE FROM schema_work WHERE name = ?", WORK);
            return false;
        }
        if (dialect == Dialect.POSTGRESQL) {
            lock(from, to);
        }
        for (StoredText text : texts(from, to)) {
            if (ItemWords.hasPairs(text.title(), text.description(), text.metadata())) {
                put(text);
            }
        }
        update("UPDATE schema_work SET reached = ? WHERE name = ?", to, WORK);
        return true;
    }

    /** The last item that was renewed, the smallest id for none; empty where nothing is to be done. */
    private Optional<String> reached() throws SQLException {
        String sql = "SELECT COALESCE(reached, '00000000-0000-0000-0000-000000000000') FROM schema_work WHERE name = '"
                + WORK + "'";
        try (Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            return row.next() ? Optional.of(row.getString(1)) : Optional.empty();
        }
    }

    /** The last item of the next batch; null behind the last one. */
    private @Nullable String last(String from) throws SQLException {
        String sql = "SELECT id FROM work_item_identities WHERE id > " + id() + " ORDER BY id LIMIT " + batch;
        String last = null;
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, from);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    last = rows.getString(1);
                }
            }
        }
        return last;
    }

    /** Keeps a program of an earlier version from changing the items of the batch before their words are stored. */
    private void lock(String from, String to) throws SQLException {
        String sql = "SELECT w.id FROM work_items w WHERE w.id > ?::uuid AND w.id <= ?::uuid ORDER BY w.id"
                + " FOR NO KEY UPDATE OF w";
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, from);
            statement.setString(2, to);
            statement.execute();
        }
    }

    private List<StoredText> texts(String from, String to) throws SQLException {
        String range = " WHERE id > " + id() + " AND id <= " + id();
        String sql = "SELECT id, title, description, metadata FROM work_items" + range
                + " UNION ALL SELECT id, title, description, metadata FROM archived_work_items" + range;
        List<StoredText> texts = new ArrayList<>();
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            statement.setString(1, from);
            statement.setString(2, to);
            statement.setString(3, from);
            statement.setString(4, to);
            try (ResultSet rows = statement.executeQuery()) {
                while (rows.next()) {
                    Map<String, ?> metadata = Json.readObject(rows.getString(4));
                    texts.add(new StoredText(rows.getString(1), rows.getString(2), rows.getString(3), metadata));
                }
            }
        }
        return texts;
    }

    private void put(StoredText stored) throws SQLException {
        ItemText text = ItemText.of(ItemWords.of(stored.title(), stored.description(), stored.metadata()));
        if (dialect == Dialect.SQLITE) {
            update(
                    "INSERT OR REPLACE INTO work_item_texts (rowid, title, description, metadata)"
                            + " SELECT k.number, ?, ?, ? FROM work_item_identities k WHERE k.id = ?",
                    text.title(),
                    text.description(),
                    text.metadata(),
                    stored.id());
        } else {
            update(
                    "INSERT INTO work_item_texts (item_id, words) VALUES (?::uuid, ?::tsvector)"
                            + " ON CONFLICT (item_id) DO UPDATE SET words = excluded.words",
                    stored.id(),
                    text.vector());
        }
    }

    private String id() {
        return dialect == Dialect.SQLITE ? "?" : "?::uuid";
    }

    private void update(String sql, String... parameters) throws SQLException {
        try (PreparedStatement statement = connection.prepareStatement(sql)) {
            for (int i = 0; i < parameters.length; i++) {
                statement.setString(i + 1, parameters[i]);
            }
            statement.executeUpdate();
        }
    }
}
