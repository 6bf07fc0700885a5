package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.mcp.ServerArguments.UsageException;
import dev.tracker.persistence.SettingOptions;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.junit.jupiter.api.Test;

class ServerArgumentsTest {

    @Test
    void offersTheDefaultToolsForWritingUnlessToldOtherwise() throws UsageException {
        assertThat(parse()).isEqualTo(new ServerArguments(Toolset.DEFAULT, false, SettingOptions.NONE));
    }

    @Test
    void takesValuesBehindASpaceOrAnEqualsSign() throws UsageException {
        ServerArguments arguments =
                parse("--toolsets", "work", "--read-only", "--actor=ci", "--database=jdbc:sqlite:a=b.db", "-C", "dir");

        assertThat(arguments)
                .isEqualTo(new ServerArguments(
                        Set.of(Toolset.WORK), true, new SettingOptions("jdbc:sqlite:a=b.db", "dir", "ci")));
    }

    @Test
    void takesToolsetsFromTheEnvironmentUnlessGiven() throws UsageException {
        Map<String, String> environment = Map.of("TRACKER_TOOLSETS", "vendors");

        assertThat(ServerArguments.parse(List.of(), environment).toolsets()).containsExactly(Toolset.VENDORS);
        assertThat(ServerArguments.parse(List.of("--toolsets", "report"), environment)
                        .toolsets())
                .containsExactly(Toolset.REPORT);
    }

    @Test
    void refusesWhatItDoesNotKnow() {
        assertThatThrownBy(() -> parse("--verbose")).hasMessage("there is no option --verbose");
        assertThatThrownBy(() -> parse("serve")).hasMessage("there is no option serve");
        assertThatThrownBy(() -> parse("--actor")).hasMessage("--actor needs a value");
        assertThatThrownBy(() -> parse("--toolsets", "wrok")).hasMessageContaining("no toolset is called 'wrok'");
    }

    @Test
    void saysThatHttpIsNotOffered() {
        assertThatThrownBy(() -> parse("--http", "8080")).hasMessageContaining("not offered in this version");
    }

    private static ServerArguments parse(String... arguments) throws UsageException {
        return ServerArguments.parse(List.of(arguments), Map.of());
    }
}
