package dev.tracker.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.persistence.Json;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class SafeTextTest {
    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x08, 0x1B, 0x7F, 0x85, 0x9B, 0x9D, 0xAD, 0x034F, 0x061C, 0x115F, 0x180E, 0x200B, 0x200D,
                0x200E, 0x2028, 0x202A, 0x202E, 0x2060, 0x2066, 0x2069, 0x3164, 0xFE01, 0xFEFF, 0xFFA0, 0xE0001,
                0xE0041, 0xE0100
            })
    void writesOutWhatSteersHidesOrTurns(int codePoint) {
        String text = "a" + Character.toString(codePoint) + "b";

        String safe = SafeText.line(text);

        assertThat(safe).matches("a(\\\\u[0-9a-f]{4})+b");
        assertThat(Json.readObject("{\"it\":" + JsonOutput.of(text) + "}")).containsEntry("it", text);
    }

    @ParameterizedTest
    @ValueSource(
            ints = {
                0x00, 0x07, 0x1B, 0x7F, 0x85, 0x9B, 0x200B, 0x2028, 0x2029, 0x202A, 0x202E, 0x2066, 0x2069, 0x206A,
                0xFEFF, 0xFFF9, 0xE0001, 0xE0041
            })
    void writesOutWhatSteersOrOverridesInDataToo(int codePoint) {
        String text = "a" + Character.toString(codePoint) + "b";

        assertThat(SafeText.data(text)).matches("a(\\\\u[0-9a-f]{4})+b");
        assertThat(JsonOutput.of(text)).isEqualTo('"' + SafeText.data(text) + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "می\u200Cخواهم",
                "क्\u200Dष and ক্\u200Cষ",
                "👨\u200D👩\u200D👧 👩🏽\u200D💻 🏳\uFE0F\u200D🌈 ❤\uFE0F\u200D🔥",
                "葛\uDB40\uDD00城 ᠠ\u180B e\u0301\u0323 שָׁ\u034Fלוֹם កា\u17B4"
            })
    void showsJoinersAndSelectorsWhereAScriptOrAnEmojiUsesThem(String text) {
        assertThat(SafeText.line(text)).isEqualTo(text);
        assertThat(SafeText.data(text)).isEqualTo(text);
        assertThat(JsonOutput.of(text)).isEqualTo('"' + text + '"');
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "so\u00ADft แก้\u200Bไข \u200Fעברית\u200E a\u200Db\u200Cc a\u034Fb a\uFE01\uFE0F\uFE0E",
                "🏴\uDB40\uDC67\uDB40\uDC62\uDB40\uDC65\uDB40\uDC6E\uDB40\uDC67\uDB40\uDC7F",
                "tab\tand\nline"
            })
    void keepsInDataWhatIsLeftOutOnScreens(String text) {
        assertThat(SafeText.data(text)).isEqualTo(text);
    }

    @Test
    void writesOutARowOfJoiners() {
        assertThat(SafeText.line("م\u200C\u200C\u200D")).isEqualTo("م\u200C\\u200c\\u200d");
    }

    @Test
    void keepsLettersOfEveryScriptAndEmoji() {
        String text = "Zoë 東京 עברית हिन्दी e\u0301 ✅ ❤\uFE0F 🧪";

        assertThat(SafeText.line(text)).isEqualTo(text);
    }

    @Test
    void writesOutARowOfVariationSelectors() {
        assertThat(SafeText.line("a\uFE0F\uFE0E")).isEqualTo("a\uFE0F\\ufe0e");
    }

    @Test
    void writesOutLineBreaksInALine() {
        assertThat(SafeText.line("a\nb\tc\r")).isEqualTo("a\\nb\\tc\\r");
    }
}
