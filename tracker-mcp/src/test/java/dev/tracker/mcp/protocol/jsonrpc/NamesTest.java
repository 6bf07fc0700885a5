package dev.tracker.mcp.protocol.jsonrpc;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NamesTest {

    @Test
    void proposesTheThreeNearestNames() {
        List<String> known = List.of("list_item", "lost_items", "list_items", "list_itemz", "unlike");

        assertThat(Names.close("list_itemx", known)).containsExactly("list_item", "list_items", "list_itemz");
    }

    @Test
    void proposesNothingThatIsFarAway() {
        assertThat(Names.close("delete", List.of("create_vendor", "query"))).isEmpty();
        assertThat(Names.close("x".repeat(10_000), List.of("x"))).isEmpty();
    }

    @Test
    void showsNamesWithoutWhatHidesOrTurnsText() {
        assertThat(Names.shown("a\u0000b\u200Bc\u202Ed\uD800e\u2028fä😀")).isEqualTo("a?b?c?d?e?fä😀");
    }
}
