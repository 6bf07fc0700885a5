package dev.tracker.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.testkit.fault.Portion.Span;
import java.io.ByteArrayOutputStream;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PostgresDialogueTest {

    private static final byte[] START = untyped(0, 3, 0, 0, 'u', 's', 'e', 'r', 0, 'a', 0, 0);
    private static final byte[] SSL_REQUEST = untyped(4, 210, 22, 47);

    private final PostgresDialogue dialogue = new PostgresDialogue();

    @ParameterizedTest
    @ValueSource(
            strings = {"COMMIT", "commit;", " Commit Work ", "END TRANSACTION", "INSERT INTO a VALUES (1);\nCOMMIT"})
    void seesACommitInASimpleQuery(String sql) {
        assertThat(countSent(START, typed('Q', sql + "\0"))).isOne();
    }

    @ParameterizedTest
    @ValueSource(strings = {"BEGIN", "ROLLBACK", "SELECT 'COMMIT'", "COMMIT PREPARED 'x'", "SELECT 1 AS commit", ""})
    void seesNoneInOthers(String sql) {
        assertThat(countSent(START, typed('Q', sql + "\0"))).isZero();
    }

    @Test
    void seesACommitWhenItsPortalIsExecuted() {
        byte[] insert = join(typed('P', "\0INSERT\0"), typed('B', "\0\0"), typed('E', "\0"), typed('S', ""));
        byte[] commit = join(typed('P', "\0COMMIT\0"), typed('B', "\0\0"), typed('E', "\0"), typed('S', ""));

        assertThat(countSent(START, insert)).isZero();
        assertThat(countSent(commit)).isOne();
        assertThat(countSent(insert)).isZero();
    }

    @Test
    void seesACommitThatWasPreparedLongBefore() {
        countSent(START, typed('P', "S_1\0COMMIT\0"), typed('P', "S_2\0INSERT\0"));

        assertThat(countSent(typed('B', "C_1\0S_1\0"), typed('E', "C_1\0"))).isOne();
        assertThat(countSent(typed('B', "C_1\0S_2\0"), typed('E', "C_1\0"))).isZero();
        assertThat(countSent(typed('B', "C_1\0S_1\0"), typed('E', "C_1\0"))).isOne();
        assertThat(countSent(typed('C', "PC_1\0"), typed('E', "C_1\0"))).isZero();
        assertThat(countSent(typed('C', "SS_1\0"), typed('B', "C_1\0S_1\0"), typed('E', "C_1\0")))
                .isZero();
    }

    @Test
    void saysWhereInAPortionACommitLies() {
        byte[] before = join(START, typed('Q', "BEGIN\0"));
        byte[] commit = typed('Q', "COMMIT\0");
        byte[] all = join(before, commit, typed('S', ""));

        assertThat(dialogue.commitsIn(Direction.TO_SERVER, all, all.length))
                .containsExactly(new Span(before.length, before.length + commit.length));
    }

    @Test
    void doesNotMindHowBytesArePortioned() {
        byte[] sent = join(SSL_REQUEST, START, typed('P', "x\0COMMIT\0"), typed('B', "\0x\0"), typed('E', "\0"));
        byte[] answered =
                join(new byte[] {'N'}, typed('R', "\0\0\0\0"), typed('1', ""), typed('2', ""), typed('C', "COMMIT\0"));
        for (int size = 1; size <= sent.length; size++) {
            PostgresDialogue fresh = new PostgresDialogue();

            assertThat(inPortions(fresh, Direction.TO_SERVER, sent, size))
                    .as("of " + size)
                    .hasSize(1);
            assertThat(inPortions(fresh, Direction.TO_CLIENT, answered, size))
                    .as("of " + size)
                    .hasSize(1);
        }
    }

    @Test
    void hearsOfCommitsOnlyThatSucceeded() {
        byte[] others = join(typed('C', "INSERT 0 1\0"), typed('C', "ROLLBACK\0"), typed('E', "SERROR\0\0"));

        assertThat(dialogue.commitsIn(Direction.TO_CLIENT, others, others.length))
                .isEmpty();
        byte[] commit = typed('C', "COMMIT\0");
        assertThat(dialogue.commitsIn(Direction.TO_CLIENT, commit, commit.length))
                .hasSize(1);
    }

    @Test
    void givesUpWhereTheTwoEncrypt() {
        countSent(SSL_REQUEST);
        assertThat(dialogue.isOpaque()).isFalse();

        dialogue.commitsIn(Direction.TO_CLIENT, new byte[] {'S'}, 1);

        assertThat(dialogue.isOpaque()).isTrue();
        assertThat(countSent(typed('Q', "COMMIT\0"))).isZero();
    }

    @Test
    void givesUpWhereThereAreNoMessages() {
        countSent(
                "GET / HTTP/1.1\r\n\r\n\0\0\0\0\0\0\0\0".getBytes(StandardCharsets.ISO_8859_1),
                new byte[] {-1, -1, -1, -1});
        byte[] noLength = {'C', 0, 0, 0, 1};

        dialogue.commitsIn(Direction.TO_CLIENT, noLength, noLength.length);

        assertThat(dialogue.isOpaque()).isTrue();
    }

    private int countSent(byte[]... messages) {
        byte[] all = join(messages);
        return dialogue.commitsIn(Direction.TO_SERVER, all, all.length).size();
    }

    private static List<Span> inPortions(PostgresDialogue dialogue, Direction direction, byte[] bytes, int size) {
        List<Span> commits = new ArrayList<>();
        for (int at = 0; at < bytes.length; at += size) {
            byte[] portion = java.util.Arrays.copyOfRange(bytes, at, Math.min(at + size, bytes.length));
            commits.addAll(dialogue.commitsIn(direction, portion, portion.length));
        }
        return commits;
    }

    private static byte[] typed(char type, String body) {
        byte[] bytes = body.getBytes(StandardCharsets.UTF_8);
        return ByteBuffer.allocate(5 + bytes.length)
                .put((byte) type)
                .putInt(4 + bytes.length)
                .put(bytes)
                .array();
    }

    private static byte[] untyped(int... body) {
        ByteBuffer message = ByteBuffer.allocate(4 + body.length).putInt(4 + body.length);
        for (int next : body) {
            message.put((byte) next);
        }
        return message.array();
    }

    private static byte[] join(byte[]... parts) {
        ByteArrayOutputStream all = new ByteArrayOutputStream();
        for (byte[] part : parts) {
            all.writeBytes(part);
        }
        return all.toByteArray();
    }
}
