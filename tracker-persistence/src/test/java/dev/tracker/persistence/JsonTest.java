package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.math.BigDecimal;
import java.math.BigInteger;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class JsonTest {

    @Test
    void readsPlainValuesInTheirOrder() {
        Map<String, Object> tree = Json.readObject(
                "{\"z\":1,\"a\":[1.50,true,null,\"ü\\n\"],\"big\":123456789012345678901234567890,\"o\":{}}");

        assertThat(tree.keySet()).containsExactly("z", "a", "big", "o");
        assertThat(tree.get("z")).isEqualTo(1L);
        assertThat(tree.get("a")).isEqualTo(java.util.Arrays.asList(new BigDecimal("1.50"), true, null, "ü\n"));
        assertThat(tree.get("big")).isEqualTo(new BigInteger("123456789012345678901234567890"));
        assertThat(tree.get("o")).isEqualTo(Map.of());
    }

    @Test
    void writesWhatItReads() {
        String text = "{\"a\":[1,2.50,\"\\\"\",null,false],\"b\":{\"c\":-3}}";

        assertThat(Json.write(Json.readObject(text))).isEqualTo(text);
        assertThat(Json.readArray("[1]")).isEqualTo(List.of(1L));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"", "[]", "1", "{", "{\"a\":1,}", "{\"a\":1} x", "{\"a\":1,\"a\":2}", "{'a':1}", "{\"a\":NaN}"})
    void refusesWhatIsNoObject(String text) {
        assertThatThrownBy(() -> Json.readObject(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void refusesWhatIsNestedTooDeep() {
        String text = "{\"a\":" + "[".repeat(5_000) + "]".repeat(5_000) + "}";

        assertThatThrownBy(() -> Json.readObject(text)).isInstanceOf(IllegalArgumentException.class);
    }

    @Test
    void saysWhereTheFaultIs() {
        assertThatThrownBy(() -> Json.readObject("{\n  \"a\": tru\n}")).hasMessageContaining("line 2");
    }
}
