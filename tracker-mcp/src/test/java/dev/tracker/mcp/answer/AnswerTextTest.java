package dev.tracker.mcp.answer;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.core.JsonProcessingException;
import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;

class AnswerTextTest {

    @Test
    void writesCompactJsonInTheOrderOfTheTree() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("b", 1);
        tree.put("a", List.of("x", true));

        assertThat(AnswerText.of(Answer.of(tree))).isEqualTo("{\"b\":1,\"a\":[\"x\",true]}");
    }

    @Test
    void leavesOutWhatHidesInText() {
        String hidden = "a\u200Bb\u202Ec\u2066d\uFEFFe\u00ADf\u200Dg\u0007h\uDB40\uDC41i\u2028j\tk\nl";

        JsonNode answer = read(AnswerText.of(Answer.of(Map.of("k\u200Bey", List.of(Map.of("text", hidden))))));

        assertThat(answer.get("key").get(0).get("text").asText()).isEqualTo("abcdefghi\nj\tk\nl");
    }

    @Test
    void keepsWhatScriptsAndEmojiNeed() {
        String family = "👩\u200D👩\u200D👧 می\u200Cخواهم ❤\uFE0F é ß 漢";

        assertThat(read(AnswerText.of(Answer.of(Map.of("text", family))))
                        .get("text")
                        .asText())
                .isEqualTo(family);
    }

    @Test
    void asksForLessWhereAListIsTooLong() {
        List<Integer> asked = new ArrayList<>();
        Answer answer = Answer.upTo(
                100,
                limit -> {
                    asked.add(limit);
                    Map<String, Object> page = new LinkedHashMap<>();
                    page.put(
                            "items",
                            IntStream.range(0, limit)
                                    .mapToObj(i -> "x".repeat(1_000))
                                    .toList());
                    page.put("next_cursor", "after " + limit);
                    return page;
                },
                "Go on.");

        String text = AnswerText.of(answer);

        JsonNode page = read(text);
        assertThat(text.length()).isBetween(30_000, AnswerText.MAX_LENGTH);
        assertThat(page.get("next_cursor").asText())
                .isEqualTo("after " + page.get("items").size());
        assertThat(asked).startsWith(100).endsWith(page.get("items").size());
        assertThat(page.get("warnings").get(0).get("code").asText()).isEqualTo("truncated");
        assertThat(page.get("warnings").get(0).get("message").asText()).endsWith("Go on.");
    }

    @Test
    void cutsTheLongestTextsOfOneEntity() {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("id", "0190f3a0-0000-7000-8000-000000000000");
        tree.put("title", "t".repeat(200));
        tree.put("description", "d".repeat(10_000));
        tree.put("metadata", Map.of("notes", "\"n\"".repeat(20_000)));

        String text = AnswerText.of(Answer.of(tree));

        JsonNode answer = read(text);
        assertThat(text.length()).isBetween(30_000, AnswerText.MAX_LENGTH);
        assertThat(answer.get("title").asText()).hasSize(200);
        assertThat(answer.get("description").asText()).hasSize(10_000);
        assertThat(answer.get("metadata").get("notes").asText()).endsWith("…");
        assertThat(answer.get("truncated").asBoolean()).isTrue();
        assertThat(answer.get("warnings").get(0).get("message").asText()).contains("cut: metadata.notes.");
    }

    @Test
    void cutsLongListsAndFreeObjectsWhereTextsAreShort() {
        Map<String, Object> wide = new TreeMap<>();
        IntStream.range(0, 5_000).forEach(i -> wide.put("k" + i, i));
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put(
                "metadata",
                Map.of("wide", wide, "long", IntStream.range(0, 20_000).boxed().toList()));
        tree.put("version", 7);

        String text = AnswerText.of(Answer.of(tree));

        assertThat(text.length()).isBetween(30_000, AnswerText.MAX_LENGTH);
        assertThat(read(text).get("version").asInt()).isEqualTo(7);
        assertThat(read(text).get("metadata").get("wide").isObject()).isTrue();
    }

    @Test
    void givesUpSoonWhereFewerEntriesDoNotHelp() {
        AtomicInteger asked = new AtomicInteger();
        Answer answer = Answer.upTo(
                1_000,
                limit -> {
                    asked.incrementAndGet();
                    return Map.of("notes", "y".repeat(40_500));
                },
                "Go on.");

        String text = AnswerText.of(answer);

        assertThat(text.length()).isLessThanOrEqualTo(AnswerText.MAX_LENGTH);
        assertThat(asked.get()).isLessThan(15);
    }

    @Test
    void cutsTheOnlyEntryOfAList() {
        Answer answer =
                Answer.upTo(50, limit -> Map.of("items", List.of(Map.of("text", "y".repeat(90_000)))), "Go on.");

        String text = AnswerText.of(answer);

        assertThat(text.length()).isLessThanOrEqualTo(AnswerText.MAX_LENGTH);
        assertThat(read(text).get("items").get(0).get("text").asText()).endsWith("…");
    }

    private static JsonNode read(String json) {
        try {
            return new ObjectMapper().readTree(json);
        } catch (JsonProcessingException e) {
            throw new AssertionError(e);
        }
    }
}
