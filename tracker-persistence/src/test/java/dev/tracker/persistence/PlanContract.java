package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.archive.ArchivedQuery;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.SearchWords;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.testkit.database.TestDatabase;
import java.sql.Connection;
import java.sql.PreparedStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.session.Configuration;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.Arguments;
import org.junit.jupiter.params.provider.MethodSource;

/** The hot statements look at the rows they need and at no table's whole. */
abstract class PlanContract {

    private static final WorkItemId ID = new WorkItemId(UUID.fromString("019aa000-0000-7000-8000-000000000000"));
    private static final String IDS = "[\"" + ID + "\"]";
    private static final Cursor CURSOR = new Cursor("list", Instant.EPOCH, 1, ID.value());

    private TestDatabase database;

    abstract Dialect dialect();

    /** What makes a plan of a statement, whether or not the table is large enough for it to matter. */
    abstract String explain();

    /** The steps of a plan that read a table from its first row to its last. */
    abstract boolean isScan(String step);

    @BeforeEach
    void prepare(TestDatabase fresh) {
        database = fresh;
    }

    @ParameterizedTest(name = "{0}.{1} {3}")
    @MethodSource("statements")
    void readsByIndex(Class<?> mapper, String statement, Map<String, Object> parameters, String which)
            throws SQLException {
        List<String> plan = plan(mapper, statement, parameters);

        assertThat(plan).as(which).isNotEmpty().noneMatch(this::isScan);
    }

    static List<Arguments> statements() {
        Map<String, Object> slice = new HashMap<>(Map.of("limit", 51, "offset", 0));
        slice.put("cursor", CURSOR);
        slice.put("parent", null);
        List<Arguments> all = new ArrayList<>(List.of(
                item("findById", Map.of("id", ID)),
                item("findByKey", Map.of("key", "abcde")),
                item("lockById", Map.of("id", ID)),
                item("lockByKey", Map.of("key", "abcde")),
                item("findAllById", Map.of("ids", IDS)),
                item("findAllByKey", Map.of("keys", "[\"abcde\"]")),
                item("titles", Map.of("ids", IDS)),
                item("existingKeys", Map.of("keys", "[\"abcde\"]", "limit", 3)),
                item("deepestDepth", Map.of("path", "/" + ID)),
                item("lockLiveSubtree", Map.of("path", "/" + ID)),
                item("lockDeletedTogether", Map.of("id", ID)),
                item("ancestors", Map.of("ids", IDS)),
                item("descendants", Map.of("path", "/" + ID, "maxDepth", 5, "includeDeleted", false, "limit", 101)),
                item("descendants", Map.of("path", "/" + ID, "maxDepth", 5, "includeDeleted", true, "limit", 101)),
                item("countDescendants", Map.of("path", "/" + ID)),
                item("forest", Map.of("maxDepth", 5, "limit", 100)),
                write("moveBelow", Map.of("path", "/" + ID, "to", "/" + ID, "levels", 0)),
                write("moveArchivedBelow", Map.of("path", "/" + ID, "to", "/" + ID, "levels", 0)),
                write("delete", Map.of("ids", IDS, "deletion", ID.value(), "at", Instant.EPOCH, "by", "alice")),
                write("restore", Map.of("ids", IDS, "at", Instant.EPOCH, "by", "alice")),
                dependency("of", Map.of("item", ID)),
                dependency("blockers", Map.of("ids", IDS)),
                dependency("reachableFrom", Map.of("item", ID)),
                dependency("lockAround", Map.of("item", ID, "ids", IDS)),
                dependency("readyAround", Map.of("item", ID, "ids", IDS)),
                archive("candidates", Map.of("before", Instant.EPOCH, "limit", 100)),
                archive("count", Map.of("before", Instant.EPOCH)),
                archive("hold", Map.of("ids", IDS)),
                archive("parentsOfOthers", Map.of("ids", IDS)),
                archive("putAside", Map.of("ids", IDS, "at", Instant.EPOCH)),
                archive("takeOut", Map.of("ids", IDS)),
                archive("around", Map.of("id", ID)),
                archive("takeBack", Map.of("ids", IDS)),
                Arguments.of(DeploymentMapper.class, "find", Map.of("id", ID), "")));
        for (WorkItemQuery query : queries()) {
            Map<String, Object> parameters = new HashMap<>(slice);
            parameters.put("q", query);
            parameters.put("parent", query.parent() == null || query.parent().parent() == null ? null : ID);
            all.add(Arguments.of(WorkItemListMapper.class, "summaries", parameters, query.toString()));
            all.add(Arguments.of(WorkItemListMapper.class, "items", parameters, query.toString()));
        }
        for (ArchivedQuery query : archived()) {
            Map<String, Object> parameters = new HashMap<>(slice);
            parameters.put("q", query);
            parameters.put("parent", query.parent() == null || query.parent().parent() == null ? null : ID);
            all.add(Arguments.of(ArchivedListMapper.class, "summaries", parameters, query.toString()));
            all.add(Arguments.of(ArchivedListMapper.class, "items", parameters, query.toString()));
        }
        for (DeploymentQuery query : deployments()) {
            Map<String, Object> parameters = new HashMap<>(slice);
            parameters.put("q", query);
            parameters.put("vendor", query.vendor() == null ? null : ID);
            parameters.put("item", query.workItem() == null ? null : ID);
            all.add(Arguments.of(DeploymentMapper.class, "list", parameters, query.toString()));
        }
        Map<String, Object> search = new HashMap<>(slice);
        search.put("cursor", null);
        search.put("q", WorkItemQuery.ofText("some word", PageRequest.FIRST));
        all.add(Arguments.of(WorkItemTextMapper.class, "find", search, ""));
        all.add(Arguments.of(WorkItemTextMapper.class, "count", search, ""));
        all.add(Arguments.of(WorkItemTextMapper.class, "summaries", Map.of("ids", IDS), ""));
        all.add(Arguments.of(WorkItemTextMapper.class, "items", Map.of("ids", IDS), ""));
        all.add(Arguments.of(StatusMapper.class, "openItems", Map.of("limit", 50), ""));
        all.add(Arguments.of(StatusMapper.class, "recentDeployments", Map.of("limit", 3), ""));
        return all;
    }

    private static List<WorkItemQuery> queries() {
        ParentFilter parent = new ParentFilter(WorkItemRef.of(ID));
        return List.of(
                query(null, null, null, null, null, null, null),
                query(ItemType.TASK, null, null, null, null, null, null),
                query(null, ItemStatus.ACTIVE, null, null, null, null, null),
                query(null, null, parent, null, null, null, null),
                query(null, null, new ParentFilter(null), null, null, null, null),
                query(null, null, null, "label", null, null, null),
                query(null, null, null, null, "carol", null, null),
                query(null, null, null, null, null, "branch", null),
                query(null, null, null, null, null, null, Instant.EPOCH));
    }

    private static List<ArchivedQuery> archived() {
        PageRequest page = PageRequest.FIRST;
        ParentFilter parent = new ParentFilter(WorkItemRef.of(ID));
        return List.of(
                ArchivedQuery.ALL,
                new ArchivedQuery(ItemType.TASK, ItemStatus.ACTIVE, null, null, null, null, null, null, page),
                new ArchivedQuery(null, null, parent, null, null, null, null, null, page),
                new ArchivedQuery(null, null, null, "label", null, "branch", null, null, page),
                new ArchivedQuery(null, null, null, null, "carol", null, Instant.EPOCH, Instant.EPOCH, page));
    }

    private static WorkItemQuery query(
            ItemType type,
            ItemStatus status,
            ParentFilter parent,
            String label,
            String assignee,
            String branch,
            Instant since) {
        return new WorkItemQuery(type, status, parent, label, assignee, branch, since, null, false, PageRequest.FIRST);
    }

    private static List<DeploymentQuery> deployments() {
        PageRequest page = PageRequest.FIRST;
        return List.of(
                DeploymentQuery.ALL,
                new DeploymentQuery(Instant.EPOCH, Instant.EPOCH, null, null, null, null, null, page),
                DeploymentQuery.ofVendor(new dev.tracker.core.vendor.VendorRef(ID.toString()), 50),
                new DeploymentQuery(null, null, null, WorkItemRef.of(ID), null, null, null, page),
                new DeploymentQuery(null, null, null, null, "0123456", null, null, page),
                new DeploymentQuery(null, null, null, null, null, 7, null, page),
                new DeploymentQuery(null, null, null, null, null, null, true, page));
    }

    private static Arguments item(String statement, Map<String, Object> parameters) {
        return Arguments.of(WorkItemMapper.class, statement, parameters, "");
    }

    private static Arguments archive(String statement, Map<String, Object> parameters) {
        return Arguments.of(ArchiveMapper.class, statement, parameters, "");
    }

    private static Arguments write(String statement, Map<String, Object> parameters) {
        return Arguments.of(WorkItemWriteMapper.class, statement, parameters, "");
    }

    private static Arguments dependency(String statement, Map<String, Object> parameters) {
        return Arguments.of(DependencyMapper.class, statement, parameters, "");
    }

    private List<String> plan(Class<?> mapper, String name, Map<String, Object> parameters) throws SQLException {
        Configuration configuration = Sessions.configuration(dialect());
        configuration.addMapper(mapper);
        MappedStatement statement = configuration.getMappedStatement(mapper.getName() + "." + name);
        if (mapper == WorkItemTextMapper.class) {
            parameters = new HashMap<>(parameters);
            parameters.put("text", TextQuery.of(dialect(), SearchWords.asked("some 接口 word")));
        }
        BoundSql sql = statement.getBoundSql(parameters);
        try (Connection connection = database.connect()) {
            prepare(connection);
            try (PreparedStatement query = connection.prepareStatement(explain() + sql.getSql())) {
                configuration.newParameterHandler(statement, parameters, sql).setParameters(query);
                return steps(query);
            }
        }
    }

    /** Settings of the connection that makes the plan. */
    void prepare(Connection connection) throws SQLException {}

    private static List<String> steps(PreparedStatement query) throws SQLException {
        try (ResultSet rows = query.executeQuery()) {
            int last = rows.getMetaData().getColumnCount();
            List<String> steps = new ArrayList<>();
            while (rows.next()) {
                steps.add(rows.getString(last));
            }
            return steps;
        }
    }
}
