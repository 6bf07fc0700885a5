package dev.tracker.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class CsvOutputTest {
    @Test
    void quotesWhatHasCommasQuotesOrLineBreaks() {
        Rows rows = new Rows(List.of("a", "b", "c"), List.of(Map.of("a", "x,y", "b", "say \"hi\"", "c", "1\n2")));

        assertThat(CsvOutput.of(rows)).isEqualTo("a,b,c\r\n\"x,y\",\"say \"\"hi\"\"\",\"1\n2\"\r\n");
    }

    @ParameterizedTest
    @ValueSource(strings = {"=1+2", "+1", "-1", "@SUM(A1)", "  =1", "\t=1", "＝1"})
    void guardsAgainstFormulas(String text) {
        assertThat(CsvOutput.of(new Rows(List.of("a"), List.of(Map.of("a", text))))
                        .lines()
                        .skip(1))
                .allSatisfy(cell -> assertThat(cell).startsWith("'"));
    }

    @Test
    void keepsJoinersMarksAndTabs() {
        String text = "می\u200Cخواهم 👨\u200D👩 葛\uDB40\uDD00 e\u0301\tend";

        assertThat(CsvOutput.of(new Rows(List.of("a"), List.of(Map.of("a", text)))))
                .isEqualTo("a\r\n" + text + "\r\n");
    }

    @Test
    void leavesNumbersAlone() {
        assertThat(CsvOutput.of(new Rows(List.of("a"), List.of(Map.of("a", -1)))))
                .isEqualTo("a\r\n-1\r\n");
    }

    @Test
    void hasAHeaderWithoutEntries() {
        assertThat(CsvOutput.of(new Rows(List.of("a", "b"), List.of()))).isEqualTo("a,b\r\n");
    }
}
