package dev.tracker.core.workitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import java.util.stream.Collectors;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class SearchWordsTest {

    @ParameterizedTest
    @CsvSource({
        "É, e",
        "E\u0301tude, etude",
        "Straße, strasse",
        "STRASSE, strasse",
        "STRAẞE, strasse",
        "İstanbul, istanbul",
        "Diyarbakır, diyarbakir",
        "ﬁle, file",
        "ΟΔΌΣ, οδοσ",
        "οδός, οδοσ",
        "Ёлка, елка",
        "ＡＢＣ１, abc1",
        "x², x2",
        "字, 字",
        "ガ, ガ",
        "ｶﾞ, ガ",
        "हिन्दी, हिन्दी",
        "שָׁלוֹם, שלום",
        "so\u00ADft, soft",
        "\uD835\uDC00, a"
    })
    void foldsCaseAndAccents(String text, String word) {
        assertThat(SearchWords.in(text)).containsExactly(word);
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "日本語 | 日本 本語 語",
                "修复login接口v2 | 修复 复 login 接口 口 v2",
                "第2章 | 第 2 章",
                "二〇二四年 | 二〇 〇二 二四 四年 年",
                "データー | デー ータ ター ー",
                "が行 | が行 行",
                "しり\u200Bとり | しり りと とり り",
                "ปัญหา | ปั ัญ ญห หา า",
                "한국어를 | 한국 국어 어를 를",
                "ภาษาไทย２５ | ภา าษ ษา าไ ไท ทย ย 25",
                "葛\uDB40\uDD00城 | 葛城 城",
                "𠮷野 | 𠮷野 野"
            })
    void keepsRunsWithoutBlanksAsPairs(String text, String words) {
        assertThat(SearchWords.in(text)).containsExactly(words.split(" "));
        assertThat(SearchWords.hasPairs(text)).isTrue();
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            value = {
                "接口 | 接口",
                "login接口超时 | login 接口 口超 超时",
                "接 | 接*",
                "接 login | 接* login*",
                "日本語 テ | 日本 本語 テ*",
                "국어 | 국어",
                "日本 log | 日本 log*"
            })
    void asksForPairsAndForASingleCharacterAsABeginning(String text, String words) {
        assertThat(SearchWords.asked(text))
                .extracting(asked -> asked.word() + (asked.isPrefix() ? "*" : ""))
                .containsExactly(words.split(" "));
    }

    @Test
    void cutsLongRunsOfAQueryAndKeepsThoseOfATextWhole() {
        String run = IntStream.range(0, 500)
                .mapToObj(i -> Character.toString(0x4E00 + i))
                .collect(Collectors.joining());

        assertThat(SearchWords.asked(run)).hasSize(SearchWords.MAX_ASKED_RUN - 1);
        assertThat(SearchWords.in(run)).hasSize(500);
        assertThat(SearchWords.hasPairs("Straße ÉTÉ हिन्दी שלום 42")).isFalse();
    }

    @Test
    void splitsAtWhatIsNeitherLetterNorDigit() {
        assertThat(SearchWords.in("Fix: PR-42's `login_form` (v1.2)… twice\u200Btwice 👍\u0301"))
                .containsExactly("fix", "pr", "42", "s", "login", "form", "v1", "2", "twice");
    }

    @Test
    void cutsWordsOfAnyLengthAlike() {
        String asked = SearchWords.asked("x".repeat(10_000)).get(0).word();

        assertThat(asked).isEqualTo("x".repeat(SearchWords.MAX_LENGTH));
        assertThat(SearchWords.in("x".repeat(200))).containsExactly(asked);
    }

    @Test
    void keepsTheLastWordLast() {
        assertThat(SearchWords.asked("b a B c A"))
                .containsExactly(
                        new SearchWords.Asked("b", false),
                        new SearchWords.Asked("a", false),
                        new SearchWords.Asked("c", false),
                        new SearchWords.Asked("a", true));
    }

    @ParameterizedTest
    @ValueSource(strings = {"", " ", "👍 🎉", "\u0301", "-- '*' & | ! ( ) : %"})
    void refusesATextWithoutAWord(String text) {
        assertThatThrownBy(() -> SearchWords.asked(text))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("text must hold a word: letters or digits");
    }

    @Test
    void refusesWhatNoTextMayHold() {
        assertThatThrownBy(() -> SearchWords.asked("a\0b"))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("NUL");
        assertThatThrownBy(() -> SearchWords.asked("a\uD800")).isInstanceOf(ValidationException.class);
    }

    @Test
    void refusesTooManyWords() {
        String many = IntStream.rangeClosed(1, 33).mapToObj(Integer::toString).collect(Collectors.joining(" "));

        assertThatThrownBy(() -> SearchWords.asked(many))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("at most 32 different words, not 33");
        assertThat(SearchWords.asked("a ".repeat(5_000)))
                .extracting(SearchWords.Asked::word)
                .containsExactly("a", "a");
    }
}
