package dev.tracker.core.workitem;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.error.ValidationException;
import java.util.List;
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
        "日本語, 日本語",
        "ガ, カ\u3099",
        "हिन्दी, हिन्दी",
        "שָׁלוֹם, שלום",
        "so\u00ADft, soft",
        "\uD835\uDC00, a"
    })
    void foldsCaseAndAccents(String text, String word) {
        assertThat(SearchWords.in(text)).containsExactly(word);
    }

    @Test
    void splitsAtWhatIsNeitherLetterNorDigit() {
        assertThat(SearchWords.in("Fix: PR-42's `login_form` (v1.2)… twice\u200Btwice 👍\u0301"))
                .containsExactly("fix", "pr", "42", "s", "login", "form", "v1", "2", "twice");
    }

    @Test
    void cutsWordsOfAnyLengthAlike() {
        String asked = SearchWords.asked("x".repeat(10_000)).get(0);

        assertThat(asked).isEqualTo("x".repeat(SearchWords.MAX_LENGTH));
        assertThat(SearchWords.in("x".repeat(200))).containsExactly(asked);
    }

    @Test
    void keepsTheLastWordLast() {
        assertThat(SearchWords.asked("b a B c A")).isEqualTo(List.of("b", "a", "c", "a"));
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
        assertThat(SearchWords.asked("a ".repeat(5_000))).containsExactly("a", "a");
    }
}
