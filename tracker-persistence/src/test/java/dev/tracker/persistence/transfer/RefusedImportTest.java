package dev.tracker.persistence.transfer;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.Tracker;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabase.Kind;
import dev.tracker.testkit.database.TestDatabases;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.function.UnaryOperator;
import org.junit.jupiter.api.BeforeAll;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.AfterParameterizedClassInvocation;
import org.junit.jupiter.params.BeforeParameterizedClassInvocation;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** What is no whole and sound export is refused with words, and nothing of it is kept. */
@ParameterizedClass
@EnumSource(Kind.class)
class RefusedImportTest {

    private static final Caller ADA = Caller.named("ada");
    private static final String CONFLICT = "{\"kind\":\"conflict\",\"id\":\"00000000-0000-4000-8000-000000000001\","
            + "\"journal_id\":\"00000000-0000-4000-8000-000000000002\","
            + "\"entity\":{\"entity_type\":\"vendor\",\"entity_id\":\"x\"},\"touched\":[],\"mine\":{},\"theirs\":{},"
            + "\"reason\":\"Both.\",\"actor\":\"ada\",\"recorded_at\":\"2026-01-01T00:00:00Z\",\"entries\":[]}";

    private static List<String> exported;
    private static TestDatabase database;
    private static Store store;

    @Parameter
    Kind kind;

    private List<String> lines;

    @BeforeAll
    static void export() throws IOException {
        try (TestDatabase source = TestDatabases.fresh(Kind.SQLITE);
                Store full = Store.open(source.jdbcUrl())) {
            Tracker tracker = Tracker.over(full);
            tracker.vendors().create(CreateVendor.named("Acme"), ADA);
            WorkItem first = tracker.workItems().create(CreateWorkItem.task("First"), ADA);
            WorkItem second =
                    tracker.workItems().create(CreateWorkItem.task("Second").under(first.id()), ADA);
            WorkItem third = tracker.workItems().create(CreateWorkItem.task("Third"), ADA);
            tracker.dependencies().set(SetDependency.blocks(ref(second), ref(third)), ADA);
            tracker.enhancements().create(CreateEnhancement.of("Plan", 2), ADA);
            exported = List.of(new String(TransferTest.export(full), StandardCharsets.UTF_8).split("\n"));
        }
    }

    /** One record serves all: of what is refused, nothing is kept. */
    @BeforeParameterizedClassInvocation
    static void open(Kind kind) {
        database = TestDatabases.fresh(kind);
        store = Store.open(database.jdbcUrl());
    }

    @AfterParameterizedClassInvocation
    static void close() {
        store.close();
        database.close();
    }

    @BeforeEach
    void copy() {
        lines = new ArrayList<>(exported);
    }

    @Test
    void takesTheWholeAsItIsIntoAnEmptyRecordOnly() {
        try (TestDatabase own = TestDatabases.fresh(kind);
                Store empty = Store.open(own.jdbcUrl())) {
            TransferTest.load(empty, bytes());

            assertThat(Tracker.over(empty).workItems().list(WorkItemQuery.ALL).totalCount())
                    .isEqualTo(3);
            assertThatThrownBy(() -> TransferTest.load(empty, bytes())).hasMessageContaining("not empty");
        }
    }

    @Test
    void refusesAConflictThatIsHalfResolved() {
        lines.add(line("change"), CONFLICT.replace("\"entries\"", "\"kept\":\"mine\",\"entries\""));

        refused("line 9, kept", "goes with resolved_at");
    }

    @Test
    void refusesAConflictThatHoldsNoWrites() {
        lines.add(line("change"), CONFLICT.replace("[]}", "[{\"number\":1}]}"));

        refused("line 9, entries[0].journal_id", "is required");
    }

    @Test
    void refusesWhatWasCutOff() {
        lines.remove(lines.size() - 1);

        refused("file", "cut off");
    }

    @Test
    void refusesWhatLacksALine() {
        lines.remove(line("vendor"));

        refused("file", "has 0 of the 1 lines of kind vendor");
    }

    @Test
    void refusesWhatGoesOn() {
        lines.add(lines.get(line("vendor")));

        refused("file", "goes on");
    }

    @Test
    void refusesWhatIsNoExport() {
        lines.set(0, "{\"hello\":1}");

        refused("line 1", "not the first line of an export");
    }

    @Test
    void refusesANewerFormat() {
        change(0, text -> text.replace("\"format_version\":1", "\"format_version\":2"));

        refused("line 1, format_version", "newer tracker");
    }

    @Test
    void namesEveryFaultByItsLine() {
        int vendor = line("vendor");
        change(vendor, text -> text.replace("\"status\":\"broken\"", "\"status\":7,\"surprise\":1"));
        int item = line("work_item");
        change(
                item,
                text -> text.replace("\"priority\":3", "\"priority\":\"3\"").replace("\"title\":", "\"titel\":"));
        lines.add(lines.size() - 1, "[1,2]");
        lines.add(lines.size() - 1, "not JSON");

        assertThat(refusal())
                .extracting(fault -> fault.field() + ": " + fault.message())
                .anySatisfy(fault -> assertThat(fault).startsWith("line " + (vendor + 1) + ", status: must be a text"))
                .anySatisfy(fault -> assertThat(fault).contains("surprise: is not known here"))
                .anySatisfy(fault ->
                        assertThat(fault).startsWith("line " + (item + 1) + ", priority: must be a whole number"))
                .anySatisfy(fault -> assertThat(fault).contains("title: is required"))
                .anySatisfy(fault -> assertThat(fault).contains("titel: is not known here"))
                .anySatisfy(fault -> assertThat(fault).contains("is not a JSON object"))
                .anySatisfy(fault -> assertThat(fault).contains("is not valid JSON"));
        assertNothingIsKept();
    }

    @Test
    void tellsOfTwentyFaultsAtMost() {
        for (int i = 0; i < 500; i++) {
            lines.add(lines.size() - 1, "{\"kind\":\"nonsense\"}");
        }

        assertThat(refusal()).hasSize(20);
    }

    @Test
    void refusesAValueThatBreaksARule() {
        change(line("vendor"), text -> text.replace("\"name\":\"Acme\"", "\"name\":\"Acme!\""));

        refused("line 2, name", "must have 1 to 100 ASCII letters");
    }

    @Test
    void refusesALengthThatBreaksARule() {
        change(line("work_item"), text -> text.replace("\"First\"", "\"" + "x".repeat(201) + "\""));

        refused("line 3", "title breaks its rule");
    }

    @Test
    void refusesNul() {
        change(line("work_item"), text -> text.replace("\"First\"", "\"a\\u0000b\""));

        refused("line 3, title", "NUL");
    }

    @Test
    void refusesDeepNesting() {
        String deep = "[".repeat(5000) + "]".repeat(5000);
        change(line("work_item"), text -> text.replace("\"metadata\":{", "\"metadata\":{\"x\":" + deep + ","));

        refused("line 3", "too deep");
    }

    @Test
    void refusesHugeNumbers() {
        change(line("change"), text -> text.replace("\"version\":1,\"action\"", "\"version\":1e999999999,\"action\""));

        assertThat(refusal()).isNotEmpty();
        assertNothingIsKept();
    }

    @Test
    void refusesAnIdThatIsThereTwice() {
        lines.add(line("vendor"), lines.get(line("vendor")));

        refused("line 3, id", "is that of another line too");
    }

    @Test
    void refusesANameThatIsThereTwice() {
        String vendor = lines.get(line("vendor"));
        lines.add(
                line("vendor"),
                vendor.replaceFirst("\"id\":\"[^\"]+\"", "\"id\":\"" + new java.util.UUID(1, 2) + "\""));

        refused("lines 2 to 3", "there twice");
    }

    @Test
    void refusesReferencesToWhatIsNotThere() {
        String unknown = new java.util.UUID(1, 2).toString();
        change(
                line("dependency"),
                text -> text.replaceFirst("\"source_id\":\"[^\"]+\"", "\"source_id\":\"" + unknown + "\""));

        refused("line 6, source_id", "names no work_item of the lines before");
    }

    @Test
    void refusesDependenciesThatWaitForEachOther() {
        String dependency = lines.get(line("dependency"));
        String back = dependency
                .replace("source_id", "x_id")
                .replace("target_id", "source_id")
                .replace("x_id", "target_id");
        lines.add(line("dependency") + 1, back);
        change(0, text -> text.replace("\"dependency\":1", "\"dependency\":2"));
        change(lines.size() - 1, text -> "{\"kind\":\"end\",\"total\":" + (lines.size() - 2) + "}");

        refused("dependencies of work items", "wait for each other");
    }

    @Test
    void refusesAPathThatLeadsElsewhere() {
        int child = line("work_item") + 2;
        String root = lines.get(child - 1).replaceFirst(".*\"id\":\"([^\"]+)\".*", "$1");
        change(child, text -> text.replaceFirst("\"parent_id\":\"[^\"]+\"", "\"parent_id\":\"" + root + "\""));

        refused("line 5, path", "must lead from the root");
    }

    @Test
    void refusesBytesThatAreNoText() {
        byte[] bytes = bytes();
        bytes[bytes.length / 2] = (byte) 0xff;

        ValidationException refusal =
                catchThrowableOfType(ValidationException.class, () -> TransferTest.load(store, bytes));

        assertThat(refusal).hasMessageContaining("not valid UTF-8");
        assertNothingIsKept();
    }

    private void refused(String field, String words) {
        assertThat(refusal()).anySatisfy(fault -> {
            assertThat(fault.field()).isEqualTo(field);
            assertThat(fault.message()).contains(words);
        });
        assertNothingIsKept();
    }

    private void assertNothingIsKept() {
        Tracker tracker = Tracker.over(store);
        assertThat(tracker.workItems().list(WorkItemQuery.ALL).totalCount()).isZero();
        assertThat(tracker.vendors()
                        .list(dev.tracker.core.vendor.VendorQuery.ALL)
                        .page()
                        .totalCount())
                .isZero();
        assertThat(tracker.changes()
                        .list(dev.tracker.core.change.ChangeQuery.ALL)
                        .changes())
                .isEmpty();
    }

    private List<Violation> refusal() {
        ValidationException refusal =
                catchThrowableOfType(ValidationException.class, () -> TransferTest.load(store, bytes()));
        assertThat(refusal).isNotNull();
        return refusal.violations();
    }

    private byte[] bytes() {
        return (String.join("\n", lines) + "\n").getBytes(StandardCharsets.UTF_8);
    }

    private int line(String kindOfLine) {
        for (int i = 0; i < lines.size(); i++) {
            if (lines.get(i).startsWith("{\"kind\":\"" + kindOfLine + "\"")) {
                return i;
            }
        }
        throw new AssertionError("no line of kind " + kindOfLine);
    }

    private void change(int line, UnaryOperator<String> change) {
        String before = lines.get(line);
        String after = change.apply(before);
        assertThat(after).isNotEqualTo(before);
        lines.set(line, after);
    }

    private static WorkItemRef ref(WorkItem item) {
        return WorkItemRef.of(item.id());
    }
}
