package dev.tracker.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

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
        assertThat(JsonOutput.of(text)).isEqualTo('"' + safe + '"');
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
