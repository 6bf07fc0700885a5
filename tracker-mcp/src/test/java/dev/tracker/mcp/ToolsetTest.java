package dev.tracker.mcp;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import org.junit.jupiter.api.Test;

class ToolsetTest {

    @Test
    void readsNamesInAnyCase() {
        assertThat(Toolset.parse("work, Vendors")).containsExactlyInAnyOrder(Toolset.WORK, Toolset.VENDORS);
    }

    @Test
    void readsAll() {
        assertThat(Toolset.parse("all")).containsExactlyInAnyOrder(Toolset.values());
    }

    @Test
    void leavesAdminOutUnlessAskedFor() {
        assertThat(Toolset.DEFAULT).hasSize(6).doesNotContain(Toolset.ADMIN);
    }

    @Test
    void refusesUnknownAndMissingNames() {
        assertThatThrownBy(() -> Toolset.parse("work,wrok"))
                .isInstanceOf(IllegalArgumentException.class)
                .hasMessageStartingWith("no toolset is called 'wrok'; there are work, vendors");
        assertThatThrownBy(() -> Toolset.parse("")).isInstanceOf(IllegalArgumentException.class);
    }
}
