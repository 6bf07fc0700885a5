package dev.tracker.core.json;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.ArrayList;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;

class FreeObjectTest {

    @Test
    void sortsKeysAtEveryLevel() {
        Map<String, Object> inner = new LinkedHashMap<>();
        inner.put("z", 1);
        inner.put("a", 2);

        Map<String, Object> normalized = FreeObject.normalized(Map.of("b", inner, "a", List.of(inner)));

        assertThat(normalized.keySet()).containsExactly("a", "b");
        assertThat(((Map<?, ?>) normalized.get("b")).keySet().toArray()).containsExactly("a", "z");
    }

    @Test
    void givesEqualNumbersOneForm() {
        Map<String, Object> normalized = FreeObject.normalized(Map.of(
                "int",
                5,
                "big",
                new BigInteger("5"),
                "whole",
                5.0,
                "exponent",
                new BigDecimal("5E+0"),
                "fraction",
                new BigDecimal("1.500"),
                "huge",
                new BigDecimal("1e300"),
                "zero",
                new BigDecimal("0.000")));

        assertThat(normalized.get("int")).isEqualTo(5L).isEqualTo(normalized.get("big"));
        assertThat(normalized.get("whole")).isEqualTo(5L).isEqualTo(normalized.get("exponent"));
        assertThat(normalized.get("fraction")).isEqualTo(new BigDecimal("1.5"));
        assertThat(normalized.get("huge")).hasToString("1" + "0".repeat(300));
        assertThat(normalized.get("zero")).isEqualTo(0L);
    }

    @Test
    void takesTenLevelsAndNoMore() {
        assertThat(FreeObject.normalized(nested(10))).isNotEmpty();
        assertThatThrownBy(() -> FreeObject.normalized(nested(11))).hasMessage("may nest at most 10 levels");
    }

    @Test
    void takes64KibibytesAndNoMore() {
        int frame = "{\"k\":\"\"}".length();

        assertThat(FreeObject.normalized(Map.of("k", "x".repeat(FreeObject.MAX_BYTES - frame))))
                .hasSize(1);
        assertThatThrownBy(() -> FreeObject.normalized(Map.of("k", "x".repeat(FreeObject.MAX_BYTES - frame + 1))))
                .hasMessage("must be at most 64 KiB as JSON");
        assertThatThrownBy(() -> FreeObject.normalized(Map.of("k", "é".repeat(FreeObject.MAX_BYTES / 2))))
                .hasMessage("must be at most 64 KiB as JSON");
    }

    @Test
    void refusesWhatADatabaseCannotKeep() {
        assertThatThrownBy(() -> FreeObject.normalized(Map.of("k", "a\0"))).hasMessageContaining("NUL");
        assertThatThrownBy(() -> FreeObject.normalized(Map.of("\udc00", 1))).hasMessageContaining("Unicode");
        assertThatThrownBy(() -> FreeObject.normalized(Map.of("k", Double.NaN))).hasMessageContaining("finite");
        assertThatThrownBy(() -> FreeObject.normalized(Map.of("k", new BigDecimal("1e1000000"))))
                .hasMessageContaining("1e308");
    }

    private static Map<String, Object> nested(int levels) {
        Map<String, Object> tree = new LinkedHashMap<>();
        tree.put("leaf", levels);
        for (int i = 1; i < levels; i++) {
            tree = i % 2 == 0 ? Map.of("child", tree) : Map.of("child", new LinkedHashMap<>(tree));
        }
        return tree;
    }

    @Test
    void countsListsAsLevels() {
        List<Object> list = new ArrayList<>(List.of(1));
        for (int i = 0; i < 9; i++) {
            list = new ArrayList<>(List.of(list));
        }
        List<Object> ten = list;

        assertThatThrownBy(() -> FreeObject.normalized(Map.of("list", ten))).hasMessage("may nest at most 10 levels");
    }
}
