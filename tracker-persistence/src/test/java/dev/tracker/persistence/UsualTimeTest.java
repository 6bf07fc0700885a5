package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patience with a server follows what the server usually takes. */
class UsualTimeTest {

    private static final Duration FLOOR = Duration.ofSeconds(1);

    private final UsualTime time = new UsualTime(FLOOR);

    @Test
    void waitsForAReplyOverALineOfOneSecondWithoutKnowingIt() {
        assertThat(time.patience()).isGreaterThan(Duration.ofMillis(1_100)).isLessThan(Duration.ofMillis(1_500));
    }

    @Test
    void keepsAFloorForAQuickServer() {
        add(10, 2);

        assertThat(time.patience()).isEqualTo(FLOOR);
    }

    @Test
    void leavesRoomForTheFirstAnswerWithinTwoSecondsOnALineOfOneSecond() {
        add(50, 1_010);

        assertThat(time.patience()).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(1_700));
    }

    @Test
    void growsWithASlowServerAndShrinksAgain() {
        add(20, 4_000);
        assertThat(time.patience()).isGreaterThan(Duration.ofSeconds(6));

        add(40, 5);
        assertThat(time.patience()).isEqualTo(FLOOR);
    }

    @Test
    void shrinksBySomethingThatIncludesTheStepButDoesNotGrowByIt() {
        add(20, 2_000);

        for (int i = 0; i < 40; i++) {
            time.addLimit(Duration.ofMillis(20));
        }
        assertThat(time.patience()).isEqualTo(FLOOR);

        time.addLimit(Duration.ofSeconds(20));
        assertThat(time.patience()).isEqualTo(FLOOR);
    }

    @Test
    void isRememberedBesideTheMirror(@TempDir Path folder) {
        LifeSigns seen = new LifeSigns();
        seen.reach().add(Duration.ofMillis(1_500));
        seen.reply().add(Duration.ofMillis(2_500));
        UsualTimesFile file = new UsualTimesFile(folder.resolve("usual-times"), "tracker@db.example");
        file.keep(seen);

        LifeSigns next = new LifeSigns();
        file.readInto(next);
        assertThat(next.reply().patience()).isGreaterThan(Duration.ofSeconds(3));

        LifeSigns other = new LifeSigns();
        new UsualTimesFile(folder.resolve("usual-times"), "another").readInto(other);
        assertThat(other.reply().averageMillis()).isNegative();
    }

    @Test
    void isBoundedAndCheckedWhereAFileSaysIt(@TempDir Path folder) throws Exception {
        Path file = folder.resolve("usual-times");
        LifeSigns signs = new LifeSigns();

        Files.writeString(file, "record\nreach 999999 ms, reply 999999 ms\n");
        new UsualTimesFile(file, "record").readInto(signs);
        assertThat(signs.reply().patience()).isLessThan(Duration.ofSeconds(10));

        LifeSigns others = new LifeSigns();
        Files.writeString(file, "record\nreach -1 ms, reply none\n");
        new UsualTimesFile(file, "record").readInto(others);
        assertThat(others.reply().averageMillis()).isNegative();
    }

    private void add(int times, long millis) {
        for (int i = 0; i < times; i++) {
            time.add(Duration.ofMillis(millis));
        }
    }
}
