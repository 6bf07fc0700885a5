package dev.tracker.core.workitem;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.UUID;
import org.junit.jupiter.api.Test;

class WorkItemKeyTest {

    private static final WorkItemId ID = new WorkItemId(UUID.fromString("0195a000-0000-7000-8000-000000000001"));

    @Test
    void isTheSameForTheSameIdAndGrowsAtItsEnd() {
        WorkItemKey five = WorkItemKey.of(ID, 5);

        assertThat(five.value())
                .matches("[0-9a-hjkmnp-tv-z]{5}")
                .isEqualTo(WorkItemKey.of(ID, 5).value());
        assertThat(WorkItemKey.of(ID, 26).value()).startsWith(five.value()).hasSize(26);
    }

    @Test
    void isReadAsCrockfordReads() {
        assertThat(new WorkItemRef(" OiL9Z ").key()).isEqualTo("0119z");
    }

    @Test
    void knowsWhatASlipOfTheHandMayHaveMeant() {
        assertThat(new WorkItemRef("ab3de").nearKeys())
                .contains("ba3de", "ab3d", "ab3dz", "xb3de", "ab3dex")
                .doesNotContain("ab3de");
        assertThat(new WorkItemRef("a title, not a key at all").nearKeys()).hasSizeGreaterThan(0);
        assertThat(new WorkItemRef(ID.toString()).nearKeys()).isEmpty();
    }

    @Test
    void tellsIdsFromKeys() {
        assertThat(new WorkItemRef(ID.toString().toUpperCase(java.util.Locale.ROOT)).id())
                .isEqualTo(ID);
        assertThat(new WorkItemRef("ab3de").id()).isNull();
    }
}
