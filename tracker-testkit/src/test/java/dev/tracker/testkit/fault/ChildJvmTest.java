package dev.tracker.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.stream.IntStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;

@Timeout(120)
class ChildJvmTest {

    @Test
    void givesWhatWasPrintedBeforeItsDeathAndNothingTwice() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "count")) {
            List<String> first = child.awaitLines(20);
            List<String> rest = child.kill();

            assertThat(first)
                    .isEqualTo(
                            IntStream.range(0, 20).mapToObj(Integer::toString).toList());
            assertThat(rest)
                    .isEqualTo(IntStream.range(20, 20 + rest.size())
                            .mapToObj(Integer::toString)
                            .toList());
            assertThat(isAlive(child)).isFalse();
            assertThat(child.kill()).isEmpty();
        }
    }

    @Test
    void keepsHalfALineBack() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "whole", "half", "hang")) {
            assertThat(child.awaitLine()).isEqualTo("whole");

            assertThat(child.kill()).isEmpty();
        }
    }

    @Test
    void waitsForOneLineAmongOthers() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "count")) {
            assertThat(child.awaitLine(line -> line.endsWith("7"))).isEqualTo("7");
            assertThat(child.awaitLine()).isEqualTo("8");
        }
    }

    @Test
    void isSpokenToAndEndsByItself() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "echo", "last")) {
            child.send("Grüße");

            assertThat(child.awaitLine()).isEqualTo("Grüße");
            assertThat(child.awaitSuccess()).containsExactly("last");
            assertThat(child.errorOutput()).isEmpty();
        }
    }

    @Test
    void endsItsInput() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "echo")) {
            child.endInput();

            assertThat(child.awaitSuccess()).containsExactly("null");
        }
    }

    @Test
    void tellsHowItEndedAndWhy() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "fail")) {
            assertThat(child.awaitExit()).isOne();
            assertThatThrownBy(child::awaitSuccess)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("TalkingMain")
                    .hasMessageContaining("status 1")
                    .hasMessageContaining("on purpose");
        }
    }

    @Test
    void doesNotWaitForLinesOfTheDead() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "fail")) {
            assertThatThrownBy(child::awaitLine)
                    .isInstanceOf(AssertionError.class)
                    .hasMessageContaining("on purpose");
        }
    }

    @Test
    void tellsAKilledOneFromOneThatFailed() {
        try (ChildJvm child = ChildJvm.start(TalkingMain.class, "hang")) {
            child.killAfter(Duration.ofMillis(50));

            assertThat(child.awaitExit()).isEqualTo(128 + 9);
        }
    }

    @Test
    void takesOptions() {
        try (ChildJvm child = ChildJvm.start(List.of("-Xmx32m"), TalkingMain.class, "memory")) {
            assertThat(Long.parseLong(child.awaitLine())).isLessThanOrEqualTo(32L << 20);
        }
    }

    @Test
    void removesWhatAKilledOneUnpacked() {
        try (ChildJvm child = ChildJvm.start(UnpackingMain.class)) {
            Path unpacked = Path.of(child.awaitLine());
            assertThat(unpacked).exists();

            child.kill();

            assertThat(unpacked.getParent()).doesNotExist();
        }
    }

    @Test
    void leavesNoProcessBehind() {
        ChildJvm child = ChildJvm.start(TalkingMain.class, "hang");
        assertThat(isAlive(child)).isTrue();

        child.close();
        child.close();

        assertThat(isAlive(child)).isFalse();
    }

    @Test
    void endsWithTheJvmThatStartedIt() {
        try (ChildJvm parent = ChildJvm.start(StartingMain.class)) {
            long pid = Long.parseLong(parent.awaitLine());

            parent.awaitSuccess();

            ProcessHandle.of(pid).ifPresent(child -> child.onExit().join());
            assertThat(ProcessHandle.of(pid).filter(ProcessHandle::isAlive)).isEmpty();
        }
    }

    /** Writes a file where libraries unpack themselves to. */
    static final class UnpackingMain {

        private UnpackingMain() {}

        public static void main(String[] args) throws IOException {
            Path folder = Path.of(System.getProperty("org.sqlite.tmpdir"));
            System.out.println(Files.writeString(folder.resolve("library"), "native"));
            System.in.read();
        }
    }

    /** Leaves a child running. */
    static final class StartingMain {

        private StartingMain() {}

        public static void main(String[] args) {
            System.out.println(ChildJvm.start(TalkingMain.class, "hang").pid());
        }
    }

    private static boolean isAlive(ChildJvm child) {
        return ProcessHandle.of(child.pid()).filter(ProcessHandle::isAlive).isPresent();
    }
}
