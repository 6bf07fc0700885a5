package dev.tracker.core.validation;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.List;
import org.junit.jupiter.api.Test;

class NearestTest {

    private static final List<String> NAMES =
            List.of("AMINA", "EPSON", "GEM Industries", "Kichler", "TPD", "AMINO", "ANIMA");

    @Test
    void findsSlipsOfTheHandTheMostAlikeFirst() {
        assertThat(Nearest.to("amnia", NAMES)).startsWith("AMINA").hasSizeLessThanOrEqualTo(3);
        assertThat(Nearest.to("gem industry", NAMES)).containsExactly("GEM Industries");
    }

    @Test
    void namesNothingForWhatResemblesNothing() {
        assertThat(Nearest.to("completely different", NAMES)).isEmpty();
    }
}
