package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemSummary;
import dev.tracker.testkit.database.EachDatabase;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.time.Clock;
import java.util.List;

class SearchWordsUpgradeTest {

    private static final Caller ALICE = Caller.named("alice");
    private static final List<String> TITLES = List.of("Plain", "修复login接口", "已存档的");

    @EachDatabase
    void findsPartsOfTextsThatAnEarlierVersionStored(TestDatabase database) throws SQLException {
        makeEarlierRecord(database);

        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store, Clock.systemUTC());
            assertThat(titles(tracker, "接口")).containsExactly("修复login接口");
            assertThat(titles(tracker, "login")).containsExactly("修复login接口");
            assertThat(titles(tracker, "plain")).containsExactly("Plain");
            WorkItemRef archived = new WorkItemRef(only(database, "SELECT id FROM archived_work_items"));
            tracker.archive().restore(new RestoreArchivedWorkItem(archived), ALICE);
            assertThat(titles(tracker, "存档")).containsExactly("已存档的");
        }
        assertThat(only(database, "SELECT COUNT(*) FROM schema_work")).isEqualTo("0");
    }

    @EachDatabase
    void goesOnWhereAKilledProcessStopped(TestDatabase database) throws SQLException {
        makeEarlierRecord(database);
        Dialect dialect = Dialect.of(database.jdbcUrl());
        try (Connection connection = database.connect()) {
            SearchWordsUpgrade upgrade = new SearchWordsUpgrade(dialect, connection, 1);
            assertThat(upgrade.renewBatch()).isTrue();
            assertThat(Schema.isCurrent(dialect, connection)).isFalse();
        }
        assertThat(only(database, "SELECT reached FROM schema_work"))
                .isEqualTo(only(database, "SELECT id FROM work_item_identities ORDER BY id LIMIT 1"));

        try (Store store = Store.open(database.jdbcUrl())) {
            assertThat(titles(Tracker.over(store, Clock.systemUTC()), "接口")).containsExactly("修复login接口");
        }

        try (Connection connection = database.connect()) {
            assertThat(Schema.isCurrent(dialect, connection)).isTrue();
        }
    }

    /** Makes a record whose words are stored as version 4 stored them: every run of letters one word. */
    private static void makeEarlierRecord(TestDatabase database) throws SQLException {
        Dialect dialect = Dialect.of(database.jdbcUrl());
        try (Store store = Store.open(database.jdbcUrl())) {
            Tracker tracker = Tracker.over(store, Clock.systemUTC());
            TITLES.forEach(title -> tracker.workItems().create(CreateWorkItem.task(title), ALICE));
        }
        String columns = "id, item_type, title, description, status, priority, assignee, claimed_at, claim_expires_at,"
                + " parent_id, path, depth, metadata, deleted_at, deletion_id, version, created_at, created_by,"
                + " updated_at, updated_by";
        String all = "(SELECT id, title FROM work_items UNION ALL SELECT id, title FROM archived_work_items)";
        String words = dialect == Dialect.SQLITE
                ? "INSERT INTO work_item_texts (rowid, title, description, metadata) SELECT k.number, lower(i.title), '',"
                        + " '' FROM work_item_identities k JOIN " + all + " i ON i.id = k.id"
                : "INSERT INTO work_item_texts (item_id, words) SELECT i.id, ('''' || lower(i.title) ||"
                        + " ''':1A')::tsvector FROM " + all + " i";
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement()) {
            statement.execute("INSERT INTO archived_work_items (" + columns + ", archived_at) SELECT " + columns
                    + ", updated_at FROM work_items WHERE title = '已存档的'");
            statement.execute("DELETE FROM work_items WHERE title = '已存档的'");
            statement.execute("DELETE FROM work_item_texts");
            statement.execute(words);
            statement.execute("INSERT INTO schema_work (name) VALUES ('search-words')");
        }
    }

    private static List<String> titles(Tracker tracker, String text) {
        return tracker.workItems().list(WorkItemQuery.ofText(text, PageRequest.FIRST)).items().stream()
                .map(WorkItemSummary::title)
                .toList();
    }

    private static String only(TestDatabase database, String sql) throws SQLException {
        try (Connection connection = database.connect();
                Statement statement = connection.createStatement();
                ResultSet row = statement.executeQuery(sql)) {
            assertThat(row.next()).isTrue();
            return row.getString(1);
        }
    }
}
