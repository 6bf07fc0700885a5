package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.ResearchMetadata;
import dev.tracker.core.workitem.SearchWords;
import dev.tracker.core.workitem.SessionMetadata;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import dev.tracker.core.workitem.WorkItemQuery.ParentFilter;
import dev.tracker.core.workitem.WorkItemSummary;
import java.util.List;
import java.util.Map;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

/** What holds of the search for texts on every database. */
abstract class SearchContract extends RecordContract {

    private static final PageRequest FIRST = PageRequest.FIRST;

    @ParameterizedTest
    @CsvSource({
        "login, Login fails",
        "LOGIN fails, Login fails",
        "fails login, Login fails",
        "fails log, Login fails",
        "École, École d'été",
        "ecole ete, École d'été",
        "e\u0301cole, École d'été",
        "strasse, Straße",
        "STRASSE, Straße",
        "straße, Straße",
        "istanbul, İstanbul",
        "Istanbul, İstanbul",
        "office, oﬃce",
        "οδοσ, ΟΔΌΣ",
        "οδός, ΟΔΌΣ",
        "елка, Ёлка",
        "日本, 日本語 テスト",
        "日本語 テスト, 日本語 テスト",
        "हिन्दी, हिन्दी",
        "한국, 한국어",
        "𞤢𞤣, 𞤀𞤁𞤂",
        "pr 42, Fix PR-42",
        "PR-42, Fix PR-42",
        "NEAR, near or not and",
        "or not and near, near or not and"
    })
    void findsTheSameOnEveryDatabase(String text, String title) {
        for (String each : List.of(
                "Login fails",
                "École d'été",
                "Straße",
                "İstanbul",
                "oﬃce",
                "ΟΔΌΣ",
                "Ёлка",
                "日本語 テスト",
                "हिन्दी",
                "한국어",
                "𞤀𞤁𞤂",
                "Fix PR-42",
                "near or not and",
                "👍")) {
            create(each);
        }

        assertThat(titles(text)).containsExactly(title);
    }

    @ParameterizedTest
    @CsvSource({
        "login, 修复login接口超时问题",
        "log, 修复login接口超时问题",
        "接口, 修复login接口超时问题",
        "超时, 修复login接口超时问题",
        "口超时问, 修复login接口超时问题",
        "login接口, 修复login接口超时问题",
        "问题 修复, 修复login接口超时问题",
        "题 login, 修复login接口超时问题",
        "しりとり, 今日は成語しりとりをした",
        "成語し, 今日は成語しりとりをした",
        "ﾃﾞｰﾀ, 顧客データ移行",
        "ปัญหา, แก้ไขปัญหาการเชื่อมต่อ",
        "เชื่อม, แก้ไขปัญหาการเชื่อมต่อ",
        "身份, 用户身份验证",
        "국어, 한국어를 배우다",
        "배우, 한국어를 배우다",
        "ຂໍ້ຜິດ, ແກ້ໄຂຂໍ້ຜິດພາດ",
        "កំហុស, កែកំហុសនេះ",
        "အမှား, ဒီအမှားကိုပြင်ပါ"
    })
    void findsPartsOfTextsWithoutBlanks(String text, String title) {
        for (String each : List.of(
                "修复login接口超时问题",
                "今日は成語しりとりをした",
                "顧客データ移行",
                "แก้ไขปัญหาการเชื่อมต่อ",
                "用户身份验证",
                "한국어를 배우다",
                "ແກ້ໄຂຂໍ້ຜິດພາດ",
                "កែកំហុសនេះ",
                "ဒီအမှားကိုပြင်ပါ",
                "Plain login-free title")) {
            create(each);
        }

        assertThat(titles(text).stream().filter(found -> !found.startsWith("Plain")))
                .containsExactly(title);
        assertThat(titles("口修")).isEmpty();
        assertThat(titles("接超")).isEmpty();
        assertThat(titles("接 身")).isEmpty();
        assertThat(titles("题")).containsExactly("修复login接口超时问题");
    }

    @Test
    void takesTheLongestQueriesOfTextsWithoutBlanks() {
        String asked = IntStream.range(0, SearchWords.MAX_ASKED)
                .mapToObj(word -> IntStream.range(0, 40)
                        .mapToObj(i -> Character.toString(0x4E00 + word * 40 + i))
                        .collect(Collectors.joining()))
                .collect(Collectors.joining(" "));
        create(CreateWorkItem.project("Long", "none"));
        update(UpdateWorkItem.of(create("Found")).description(asked).build());

        assertThat(titles(asked)).containsExactly("Found");
    }

    @Test
    void keepsAsManyPairsOfAnItemAsEveryDatabaseTakes() {
        String pairs = IntStream.range(0, 9_900)
                .mapToObj(i -> Character.toString(0x4E00 + i * 7 % 20_000))
                .collect(Collectors.joining());
        String lists = IntStream.range(0, 21_000)
                .mapToObj(i -> Character.toString(0x4E00 + i * 11 % 20_000))
                .collect(Collectors.joining());
        WorkItem item = create(CreateWorkItem.of(
                ItemType.RESEARCH, "Long", new ResearchMetadata(List.of(lists), List.of(lists), null)));

        update(UpdateWorkItem.of(item).description(pairs).build());

        assertThat(titles(pairs.substring(9_000, 9_010))).containsExactly("Long");
    }

    @ParameterizedTest
    @CsvSource({"log fails", "login login2", "login fail extra", "title", "blocked_reason", "ogin"})
    void wantsEveryWordWholeButTheLast(String text) {
        create("Login fails");

        assertThat(titles(text)).isEmpty();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "alpha\"",
                "\"alpha",
                "'alpha'",
                "alpha'':*",
                "alpha*",
                "*alpha",
                "NEAR(alpha)",
                "alpha NEAR/2",
                "title:alpha",
                "{title}:alpha",
                "-title : alpha",
                "^alpha",
                "alpha + near",
                "alpha & near",
                "alpha | !near",
                "alpha <-> near",
                "alpha <2> near",
                "!!alpha",
                "(alpha",
                "alpha)",
                "alpha -- near",
                "alpha; DROP TABLE work_items",
                "%alpha%",
                "alpha_",
                "alpha\\",
                "\\'alpha",
                "alpha:*A",
                "${alpha} #{near}",
                "alpha\n\r\tnear",
                "alpha\u202E\u200Fnear\uFEFF",
                "alpha \uD83D\uDC4D"
            })
    void takesAnyTextForWords(String text) {
        create(CreateWorkItem.project(
                "Alpha", "near 2 a table drop work items title alphanear: whatever stands beside the word"));
        create("Something else");

        assertThat(titles(text)).containsExactly("Alpha");
    }

    @Test
    void takesTextsOfAnyLength() {
        create("x".repeat(200));

        assertThat(titles("x".repeat(10_000))).hasSize(1);
        assertThat(titles("x".repeat(100) + " ".repeat(10_000))).hasSize(1);
        assertThat(titles("x".repeat(99) + "y")).isEmpty();
    }

    @Test
    void refusesWhatHoldsNoWord() {
        assertThatThrownBy(() -> titles("👍 !"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("text must hold a word");
        assertThatThrownBy(() -> titles("a\0b")).isInstanceOf(ValidationException.class);
    }

    @Test
    void refusesACursor() {
        assertThatThrownBy(() -> search("alpha", new PageRequest(10, 0, "any")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("cursor does not go with text");
    }

    @Test
    void putsTitleBeforeDescriptionBeforeMetadataBeforeAge() {
        create(CreateWorkItem.project("In metadata", "Alpha of the beta"));
        WorkItem described = create("In the description of Alpha");
        update(UpdateWorkItem.of(described).description("with beta").build());
        WorkItem old = create("Beta and Alpha");
        create("Alpha, Beta");
        WorkItem both = create(CreateWorkItem.project("Alpha here", "and beta there"));
        update(UpdateWorkItem.of(old).priority(1).build());

        assertThat(titles("alpha beta"))
                .containsExactly(
                        "Beta and Alpha", "Alpha, Beta", "In the description of Alpha", "Alpha here", "In metadata");
        assertThat(search("alpha beta", FIRST).items().get(3).id()).isEqualTo(both.id());
    }

    @Test
    void findsTextsAndNumbersOfMetadata() {
        create(CreateWorkItem.of(
                ItemType.SESSION,
                "Session",
                new SessionMetadata(
                        123_456,
                        0,
                        Map.of("schema_version", "1.0", "nested", Map.of("deep", List.of(1, "Zebra", 2.5))))));
        create(CreateWorkItem.of(
                ItemType.RESEARCH,
                "Research",
                new ResearchMetadata(List.of("Why zebras?"), List.of("https://example.org"), "Stripes")));

        assertThat(titles("zebra")).containsExactly("Research", "Session");
        assertThat(titles("stripes example zebras")).containsExactly("Research");
        assertThat(titles("2 5 123456")).containsExactly("Session");
        assertThat(titles("nested")).isEmpty();
        assertThat(titles("schema")).isEmpty();
    }

    @Test
    void followsUpdates() {
        WorkItem item = create(CreateWorkItem.project("Before", "first"));
        update(UpdateWorkItem.of(item).title("After").description("told").build());
        update(UpdateWorkItem.of(get(item))
                .metadata(Map.of("description", "second"))
                .build());
        update(UpdateWorkItem.of(get(item)).priority(1).build());

        assertThat(titles("before")).isEmpty();
        assertThat(titles("first")).isEmpty();
        assertThat(titles("after told second")).containsExactly("After");
    }

    @Test
    void leavesDeletedItemsOutUnlessAsked() {
        WorkItem item = create("Alpha");
        delete(item);
        WorkItemQuery withDeleted = new WorkItemQuery(null, null, null, null, null, null, null, "alpha", true, FIRST);

        assertThat(titles("alpha")).isEmpty();
        assertThat(tracker.workItems().list(withDeleted).totalCount()).isEqualTo(1);

        restore(item);

        assertThat(titles("alpha")).containsExactly("Alpha");
    }

    @Test
    void goesWithEveryFilter() {
        WorkItem root = create(CreateWorkItem.project("Alpha root", "Everything"));
        WorkItem full = create(WorkItemRulesContract.full(root));
        update(UpdateWorkItem.of(full).title("Alpha whole").build());
        complete(create("Alpha done"));
        ParentFilter parent = new ParentFilter(ref(root));

        assertThat(titles(of(ItemType.PROJECT, null, null, null, null))).containsExactly("Alpha root");
        assertThat(titles(of(null, ItemStatus.COMPLETED, null, null, null))).containsExactly("Alpha done");
        assertThat(titles(of(null, null, parent, null, null))).containsExactly("Alpha whole");
        assertThat(titles(of(null, null, new ParentFilter(null), null, null)))
                .containsExactly("Alpha done", "Alpha root");
        assertThat(titles(of(null, null, null, "a/b", null))).containsExactly("Alpha whole");
        assertThat(titles(of(null, null, null, null, "feature/x"))).containsExactly("Alpha whole");
    }

    @Test
    void turnsPagesByOffset() {
        for (int i = 1; i <= 5; i++) {
            create("Alpha " + i);
        }

        Page<WorkItemSummary> page = search("alpha", new PageRequest(2, 2, null));
        Page<WorkItemSummary> last = search("alpha", new PageRequest(2, 4, null));
        Page<WorkItemSummary> behind = search("alpha", new PageRequest(2, 6, null));

        assertThat(page.items()).extracting(WorkItemSummary::title).containsExactly("Alpha 3", "Alpha 2");
        assertThat(page.hasMore()).isTrue();
        assertThat(page.nextCursor()).isNull();
        assertThat(page.totalCount()).isEqualTo(5);
        assertThat(last.hasMore()).isFalse();
        assertThat(behind.items()).isEmpty();
        assertThat(behind.hasMore()).isFalse();
        assertThat(behind.totalCount()).isEqualTo(5);
    }

    @Test
    void givesWholeItems() {
        WorkItem item = create(WorkItemRulesContract.full(create("Parent")));

        assertThat(tracker.workItems()
                        .listWhole(WorkItemQuery.ofText("build", FIRST))
                        .items())
                .containsExactly(item);
    }

    @Test
    void keepsTheWordsOfTheLongestTexts() {
        String words = IntStream.range(0, 9_000)
                .mapToObj(i -> "㌀" + Integer.toString(i, 36))
                .collect(Collectors.joining(" "));
        WorkItem item = create(CreateWorkItem.of(
                ItemType.RESEARCH, "Long", new ResearchMetadata(List.of(words), List.of(words + "ﷺ"), null)));
        update(UpdateWorkItem.of(item).description("ﷺ a".repeat(3_333)).build());

        assertThat(titles("アパート6xz")).containsExactly("Long");
    }

    private List<String> titles(String text) {
        return titles(WorkItemQuery.ofText(text, FIRST));
    }

    private List<String> titles(WorkItemQuery query) {
        Page<WorkItemSummary> page = tracker.workItems().list(query);
        assertThat(page.totalCount()).isEqualTo(page.items().size());
        assertThat(page.hasMore()).isFalse();
        return page.items().stream().map(WorkItemSummary::title).toList();
    }

    private Page<WorkItemSummary> search(String text, PageRequest page) {
        return tracker.workItems().list(WorkItemQuery.ofText(text, page));
    }

    private static WorkItemQuery of(
            ItemType type, ItemStatus status, ParentFilter parent, String label, String branch) {
        return new WorkItemQuery(type, status, parent, label, null, branch, null, "alpha", false, FIRST);
    }
}
