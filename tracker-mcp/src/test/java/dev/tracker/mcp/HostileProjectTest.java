package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;

import com.fasterxml.jackson.databind.JsonNode;
import com.fasterxml.jackson.databind.ObjectMapper;
import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import dev.tracker.testkit.fault.HostileProject;
import dev.tracker.testkit.fault.HostileProject.Kind;
import java.nio.file.Path;
import java.util.EnumSet;
import java.util.HashSet;
import java.util.Map;
import java.util.Set;
import java.util.concurrent.TimeUnit;
import java.util.function.Function;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.api.condition.DisabledOnOs;
import org.junit.jupiter.api.condition.OS;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** Every tool in a repository of a stranger's: nothing outside of it changes, and nobody is called. */
@DisabledOnOs(OS.WINDOWS)
@Timeout(value = 3, unit = TimeUnit.MINUTES, threadMode = Timeout.ThreadMode.SEPARATE_THREAD)
class HostileProjectTest {

    private static final ObjectMapper JSON = new ObjectMapper();

    @TempDir
    Path folder;

    @ParameterizedTest
    @EnumSource(Kind.class)
    void isUsedByEveryToolWithoutHarm(Kind kind) {
        try (HostileProject hostile = HostileProject.in(folder, kind)) {
            ProjectSettings settings =
                    ProjectSettings.resolve(SettingOptions.NONE, hostile.environment(), hostile.project());
            assertThat(settings.untrusted().isEmpty()).isEqualTo(kind == Kind.GIT);
            try (AvailableStore store = AvailableStore.open(settings)) {
                Map<String, Tool> tools = new ToolCatalog(
                                Tracker.over(store), EnumSet.allOf(Toolset.class), false, null)
                        .tools().stream().collect(Collectors.toMap(Tool::name, Function.identity()));
                Set<String> called = new HashSet<>();
                for (JsonNode step : Scenario.steps()) {
                    String name = step.get("tool").asText();
                    called.add(name);
                    String answer = call(tools.get(name), step.get("arguments"));
                    assertThat(answer).doesNotContain("PRECIOUS", "the user's own", "\u001b");
                }
                assertThat(called).containsAll(tools.keySet());
                String created =
                        call(tools.get("create_vendor"), JSON.createObjectNode().put("name", "Last one"));
                if (kind == Kind.GIT) {
                    assertThat(created).contains("Last one");
                } else {
                    assertThat(created).contains("tracker trust", "Only the user can decide");
                }
            }
            hostile.verify();
        }
    }

    @SuppressWarnings("unchecked")
    private static String call(Tool tool, JsonNode arguments) {
        try (Observation observation = Observation.begin()) {
            ToolAnswer answer = tool.handler().call(JSON.convertValue(arguments, Map.class), new FixedContext("test"));
            assertThat(observation.warnings()).isNotNull();
            return answer.json();
        }
    }
}
