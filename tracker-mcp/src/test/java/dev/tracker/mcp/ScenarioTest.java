package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.mcp.protocol.Tool;
import java.util.Set;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

class ScenarioTest {

    @Test
    void callsEveryToolWellAndBadly() {
        Set<String> all = OfferedTools.all().stream().map(Tool::name).collect(Collectors.toSet());

        assertThat(tools(true)).isEqualTo(all);
        // There is a conflict only where a database was away.
        all.remove("resolve_conflict");
        assertThat(tools(false)).isEqualTo(all);
    }

    private static Set<String> tools(boolean refused) {
        return Scenario.steps().stream()
                .filter(step -> step.has("error") == refused)
                .map(step -> step.get("tool").asText())
                .collect(Collectors.toSet());
    }
}
