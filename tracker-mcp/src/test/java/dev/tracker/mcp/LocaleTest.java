package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import java.nio.file.Path;
import java.util.Locale;
import java.util.regex.Pattern;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Answers are the same whatever the locale of the machine: digits, separators, upper and lower case. */
class LocaleTest {

    private static final Pattern FOREIGN_DIGIT = Pattern.compile("[\\p{Nd}&&[^0-9]]");

    @TempDir
    private Path folder;

    private final Locale before = Locale.getDefault();

    @AfterEach
    void restoreLocale() {
        Locale.setDefault(before);
    }

    @ParameterizedTest
    @ValueSource(strings = {"ar-EG", "fa-IR", "th-TH-u-nu-thai", "tr-TR"})
    void writesSentencesTheSameWay(String tag) {
        Locale.setDefault(Locale.forLanguageTag(tag));

        try (EmbeddedRecord record = new EmbeddedRecord(folder)) {
            JsonNode item = record.ok("create_work_item", "{\"item_type\": \"task\", \"title\": \"WIDTH I\"}");
            String key = item.get("key").asText();
            for (int i = 0; i < 6; i++) {
                record.ok(
                        "create_work_item",
                        "{\"item_type\": \"task\", \"title\": \"Long\", \"description\": \"" + "d".repeat(9_000)
                                + "\"}");
            }

            assertThat(refusal(record, "update_work_item", "{\"id\": \"" + key + "\", \"version\": 12}"))
                    .contains("is at version 1 (last changed by test), not 12.");
            assertThat(record.text("list_work_items", "{\"detail\": \"full\"}"))
                    .contains("would pass 40,000 characters")
                    .doesNotContainPattern(FOREIGN_DIGIT);
            assertThat(record.ok("list_work_items", "{\"text\": \"width i\"}")
                            .get("items")
                            .get(0)
                            .get("key")
                            .asText())
                    .isEqualTo(key);
            assertThat(record.text("get_project_status", "{\"output_format\": \"markdown\"}"))
                    .doesNotContainPattern(FOREIGN_DIGIT);
            assertThat(record.text("write_status_file", "{}")).doesNotContainPattern(FOREIGN_DIGIT);
        }
    }

    private static String refusal(EmbeddedRecord record, String tool, String arguments) {
        return record.call(tool, EmbeddedRecord.read(arguments))
                .answer()
                .get("message")
                .asText();
    }
}
