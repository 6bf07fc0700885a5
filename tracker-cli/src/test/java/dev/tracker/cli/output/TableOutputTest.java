package dev.tracker.cli.output;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.cli.output.TableOutput.Column;
import java.time.ZoneOffset;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class TableOutputTest {
    private static TableOutput table() {
        return new TableOutput(Column.left("KEY"), Column.right("P"), Column.flexible("TITLE"), Column.left("BY"))
                .row(
                        Cell.of("k3v9q"),
                        Cell.of(1),
                        Cell.of("東京 delivery notes e\u0301 and more of them"),
                        Cell.of("ada"))
                .row(Cell.of("7mx2c"), Cell.of(12), Cell.of("short"), Cell.of("bob"));
    }

    @Test
    void alignsByDisplayWidth() {
        List<String> lines = table().lines(new Terminal(Terminal.UNLIMITED, false, ZoneOffset.UTC));

        assertThat(lines)
                .containsExactly(
                        "KEY     P  TITLE                                   BY",
                        "k3v9q   1  東京 delivery notes e\u0301 and more of them  ada",
                        "7mx2c  12  short                                   bob");
    }

    @ParameterizedTest
    @ValueSource(ints = {1, 2, 5, 10, 13, 20, 30, 40, 41, 60})
    void fitsTheTerminal(int width) {
        List<String> lines = table().lines(new Terminal(width, false, ZoneOffset.UTC));

        assertThat(lines).allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
    }

    @Test
    void shortensTheFlexibleColumnFirst() {
        List<String> lines = table().lines(new Terminal(40, false, ZoneOffset.UTC));

        assertThat(lines.get(1)).isEqualTo("k3v9q   1  東京 delivery notes e\u0301 a…  ada");
    }

    @ParameterizedTest
    @MethodSource("widths")
    void neverCutsAKeyAndFits(int width) {
        TableOutput table = new TableOutput(
                        Column.whole("KEY"),
                        Column.left("TYPE"),
                        Column.left("STATUS"),
                        Column.right("P"),
                        Column.flexible("TITLE"),
                        Column.left("ASSIGNEE"),
                        Column.spare("UPDATED"))
                .row(
                        Cell.of("k3v9q"),
                        Cell.of("research"),
                        Cell.of("completed"),
                        Cell.of(1),
                        Cell.of("Read the old files of the importer, and say what they hold"),
                        Cell.EMPTY,
                        Cell.of("2026-03-01 10:30 +01:00"));

        List<String> lines = table.lines(new Terminal(width, false, ZoneOffset.UTC));

        assertThat(lines)
                .hasSize(2)
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
        assertThat(lines.get(1)).startsWith("k3v9q  ").contains("  Read");
        assertThat(lines.get(0).contains("ASSIGNEE")).isEqualTo(width >= 124);
        assertThat(lines.get(0).contains("UPDATED")).isEqualTo(width >= 96);
        assertThat(lines.get(0).contains("TYPE")).isEqualTo(width >= 33);
    }

    @ParameterizedTest
    @MethodSource("widths")
    void neverCutsAnIdThatIsWiderThanItsRoom(int width) {
        String id = "0190f7c2-6f6e-7b3a-9c1d-2b7d5c1e4a10";
        TableOutput table = new TableOutput(
                        Column.right("P"), Column.left("STATUS"), Column.flexible("TITLE"), Column.whole("ID"))
                .row(Cell.of(2), Cell.of("implementing"), Cell.of("An index of all that was asked"), Cell.of(id));

        List<String> lines = table.lines(new Terminal(width, false, ZoneOffset.UTC));

        assertThat(String.join("\n", lines)).contains(id).contains("An ind");
        assertThat(lines)
                .filteredOn(line -> !line.contains(id))
                .allSatisfy(line -> assertThat(DisplayWidth.of(line)).isLessThanOrEqualTo(width));
    }

    private static IntStream widths() {
        return IntStream.rangeClosed(20, 200);
    }

    @Test
    void coloursWithoutMovingColumns() {
        Cell cell = Cell.of("x", Tone.BAD);

        List<String> lines = new TableOutput(Column.left("AA"), Column.left("B"))
                .row(cell, Cell.of("y"))
                .lines(new Terminal(80, true, ZoneOffset.UTC));

        assertThat(lines.get(1)).isEqualTo("\u001b[31mx\u001b[0m   y");
    }

    @Test
    void neverLetsTextOfTheRecordSteerTheTerminal() {
        List<String> lines = new TableOutput(Column.left("A"))
                .row(Cell.of("\u001b[2J\nx"))
                .lines(new Terminal(80, false, ZoneOffset.UTC));

        assertThat(lines.get(1)).isEqualTo("\\u001b[2J\\nx");
    }
}
