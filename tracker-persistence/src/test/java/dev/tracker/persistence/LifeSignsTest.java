package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.nio.file.Path;
import java.time.Duration;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The patience with each step follows what is known of it. */
class LifeSignsTest {

    private final LifeSigns signs = new LifeSigns();

    @Test
    void waitsForTheFirstReplyOfAnUnknownServerAsLongAsTheFirstAnswerAllows() {
        assertThat(signs.loginPatience()).isBetween(Duration.ofMillis(1_400), Duration.ofMillis(1_600));

        signs.reach().add(Duration.ofMillis(100));

        assertThat(signs.loginPatience()).isBetween(Duration.ofMillis(1_300), Duration.ofMillis(1_500));
    }

    @Test
    void takesTheTimeOfConnectingForARoundTrip() {
        signs.reach().add(Duration.ofMillis(900));

        assertThat(signs.loginPatience()).isGreaterThan(Duration.ofMillis(2_500));
    }

    @Test
    void waitsForASlowLoginButNotForEveryReply() {
        for (int i = 0; i < 20; i++) {
            signs.login().add(Duration.ofSeconds(3));
            signs.reply().add(Duration.ofMillis(2));
        }

        assertThat(signs.loginPatience()).isGreaterThan(Duration.ofSeconds(4));
        assertThat(signs.replyPatience()).isEqualTo(Duration.ofSeconds(1));
    }

    @Test
    void leavesRoomForTheFirstAnswerOnALineThatIsUnsteady() {
        for (int i = 0; i < 40; i++) {
            signs.reply().add(Duration.ofMillis(i % 2 == 0 ? 750 : 1_300));
        }

        assertThat(signs.replyPatience()).isBetween(Duration.ofMillis(1_500), Duration.ofMillis(1_700));
    }

    @Test
    void allowsASlowServerItsDeviations() {
        for (int i = 0; i < 40; i++) {
            signs.reply().add(Duration.ofMillis(i % 2 == 0 ? 2_000 : 3_000));
        }

        assertThat(signs.replyPatience()).isGreaterThan(Duration.ofMillis(4_500));
    }

    @Test
    void remembersASlowLogin(@TempDir Path folder) {
        UsualTimesFile file = new UsualTimesFile(folder.resolve("usual-times"), "tracker@db.example");
        signs.reach().add(Duration.ofMillis(1));
        signs.reply().add(Duration.ofMillis(2));
        signs.login().add(Duration.ofSeconds(3));

        file.keep(signs);
        LifeSigns next = new LifeSigns();
        file.readInto(next);

        assertThat(next.loginPatience()).isGreaterThan(Duration.ofSeconds(4));
    }
}
