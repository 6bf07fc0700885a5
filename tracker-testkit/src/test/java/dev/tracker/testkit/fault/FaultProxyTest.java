package dev.tracker.testkit.fault;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.IOException;
import java.net.ConnectException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.Socket;
import java.net.SocketException;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.concurrent.TimeUnit;
import java.util.function.BooleanSupplier;
import java.util.stream.Stream;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.Timeout;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

@Timeout(60)
class FaultProxyTest {

    private static final int SHORT_MILLIS = 200;
    private static final int LONG_MILLIS = 20_000;

    private EchoServer server;
    private FaultProxy proxy;

    @BeforeEach
    void start() throws IOException {
        server = new EchoServer();
        proxy = FaultProxy.to(server.host(), server.port());
    }

    @AfterEach
    void stop() throws IOException {
        proxy.close();
        server.close();
    }

    @Test
    void passesEverythingOnUntilToldOtherwise() throws IOException {
        try (Socket client = connect()) {
            assertThat(echo(client, "hello")).isEqualTo("hello");

            assertThat(proxy.connections()).isOne();
            assertThat(proxy.passed(Direction.TO_SERVER)).isEqualTo(5);
            assertThat(proxy.passed(Direction.TO_CLIENT)).isEqualTo(5);
            assertThat(proxy.cuts()).isZero();
        }
    }

    @Test
    void passesTheEndOfWhatAClientSaysAndTheLastOfItsAnswer() throws IOException {
        try (Socket client = connect()) {
            client.getOutputStream().write("last".getBytes(StandardCharsets.UTF_8));
            client.shutdownOutput();

            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("last");
        }
    }

    @Test
    void refusesNewConnectionsAndLeavesOpenOnesAlone() throws IOException {
        try (Socket before = connect()) {
            assertThat(echo(before, "a")).isEqualTo("a");

            proxy.refuse();
            proxy.refuse();

            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            assertThat(echo(before, "b")).isEqualTo("b");
        }
    }

    @Test
    void acceptsAgainAtTheSamePortWhenHealed() throws IOException {
        int port = proxy.port();
        for (int i = 0; i < 20; i++) {
            proxy.refuse();
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
            proxy.heal();

            try (Socket client = connect()) {
                assertThat(echo(client, "again")).isEqualTo("again");
            }
        }
        assertThat(proxy.port()).isEqualTo(port);
    }

    @Test
    void keepsItsPortFromOthersWhileItRefuses() {
        proxy.refuse();

        assertThatThrownBy(() -> new ServerSocket(proxy.port(), 1, InetAddress.getByName(proxy.host())).close())
                .isInstanceOf(IOException.class);
    }

    @Test
    void cutsAllThatIsOpenAndTakesNew() throws IOException {
        try (Socket first = connect();
                Socket second = connect()) {
            assertThat(echo(first, "a") + echo(second, "b")).isEqualTo("ab");

            proxy.cut();

            assertBroken(first);
            assertBroken(second);
            assertThat(proxy.cuts()).isEqualTo(2);
            assertThat(proxy.connections()).isZero();
        }
        try (Socket next = connect()) {
            assertThat(echo(next, "c")).isEqualTo("c");
        }
    }

    @ParameterizedTest
    @EnumSource
    void cutsOnceAfterExactlySoManyBytes(Direction direction) throws Exception {
        try (Socket client = connect()) {
            assertThat(echo(client, "12345")).isEqualTo("12345");

            proxy.cutAfter(direction, 3);
            client.getOutputStream().write("abcdef".getBytes(StandardCharsets.UTF_8));
            byte[] answer = client.getInputStream().readNBytes(6);

            if (direction == Direction.TO_CLIENT) {
                assertThat(answer).asString().isEqualTo("abc");
            } else {
                await(() -> server.received().size() == 8);
                assertThat(proxy.passed(Direction.TO_SERVER)).isEqualTo(8);
            }
            assertThat(proxy.cuts()).isOne();
        }
        try (Socket next = connect()) {
            assertThat(echo(next, "whole again")).isEqualTo("whole again");
        }
    }

    @Test
    void cutsAtTheLastByteOfAPortionWithoutWaitingForMore() throws IOException {
        try (Socket client = connect()) {
            proxy.cutAfter(Direction.TO_CLIENT, 4);

            client.getOutputStream().write("four".getBytes(StandardCharsets.UTF_8));

            assertThat(client.getInputStream().readAllBytes()).asString().isEqualTo("four");
        }
    }

    @Test
    void letsNotOneBytePassAfterNone() throws IOException {
        proxy.cutAfter(Direction.TO_SERVER, 0);
        try (Socket client = connect()) {
            client.getOutputStream().write('x');

            assertBroken(client);
            assertThat(server.received()).isEmpty();
        }
    }

    @Test
    void countsBytesOverAllConnections() throws IOException {
        proxy.cutAfter(Direction.TO_SERVER, 5);
        try (Socket first = connect();
                Socket second = connect()) {
            assertThat(echo(first, "123")).isEqualTo("123");
            second.getOutputStream().write("45".getBytes(StandardCharsets.UTF_8));

            assertBroken(second);
            assertThat(echo(first, "6")).isEqualTo("6");
        }
    }

    @Test
    void forgetsACutThatDidNotComeAboutWhenHealed() throws IOException {
        proxy.cutAfter(Direction.TO_SERVER, 0);
        proxy.heal();

        try (Socket client = connect()) {
            assertThat(echo(client, "whole")).isEqualTo("whole");
        }
    }

    @Test
    void looksDeadFromACutOnWhereAsked() throws IOException {
        proxy.refuseAfterCut();
        proxy.cutAfter(Direction.TO_SERVER, 1);
        try (Socket other = connect();
                Socket client = connect()) {
            client.getOutputStream().write('x');

            assertBroken(client);
            assertBroken(other);
            assertThatThrownBy(this::connect).isInstanceOf(ConnectException.class);
        }
        proxy.heal();
        proxy.cutAfter(Direction.TO_SERVER, 1);
        try (Socket client = connect()) {
            client.getOutputStream().write('x');
            assertBroken(client);
        }
        connect().close();
    }

    @Test
    void delaysEachWay() throws IOException {
        try (Socket client = connect()) {
            echo(client, "a");
            proxy.delay(Duration.ofMillis(SHORT_MILLIS));

            long start = System.nanoTime();
            assertThat(echo(client, "b")).isEqualTo("b");

            assertThat(Duration.ofNanos(System.nanoTime() - start)).isGreaterThan(Duration.ofMillis(2 * SHORT_MILLIS));
        }
    }

    @Test
    void endsADelayWhenHealed() throws IOException {
        try (Socket client = connect()) {
            echo(client, "a");
            proxy.delay(Duration.ofDays(1));
            client.getOutputStream().write('b');

            proxy.heal();

            assertThat(client.getInputStream().read()).isEqualTo('b');
        }
    }

    @Test
    void swallowsEverythingAndKeepsItForLater() throws IOException {
        try (Socket before = connect()) {
            echo(before, "a");
            proxy.stall();
            try (Socket since = connect()) {
                for (Socket client : new Socket[] {before, since}) {
                    client.setSoTimeout(SHORT_MILLIS);
                    client.getOutputStream().write('b');
                    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                }
                assertThat(server.received()).hasSize(1);
                assertThat(proxy.connections()).isEqualTo(2);

                proxy.heal();

                for (Socket client : new Socket[] {before, since}) {
                    client.setSoTimeout(LONG_MILLIS);
                    assertThat(client.getInputStream().read()).isEqualTo('b');
                }
            }
        }
    }

    @Test
    void losesEverythingForEver() throws IOException {
        try (Socket before = connect()) {
            echo(before, "a");
            proxy.swallow();
            try (Socket since = connect()) {
                Socket gone = connect();
                for (Socket client : new Socket[] {before, since}) {
                    client.setSoTimeout(SHORT_MILLIS);
                    client.getOutputStream().write('b');
                    assertThatThrownBy(() -> client.getInputStream().read()).isInstanceOf(SocketTimeoutException.class);
                }
                gone.close();

                proxy.heal();

                assertBroken(before);
                assertBroken(since);
                assertThat(server.received()).hasSize(1);
                try (Socket after = connect()) {
                    echo(after, "c");
                }
            }
        }
    }

    @Test
    void keepsTheServersSideWhereItsClientWasLost() throws Exception {
        try (Socket client = connect()) {
            echo(client, "a");
            proxy.swallow();
        }
        assertThat(proxy.connections()).isEqualTo(1);

        proxy.heal();

        await(() -> proxy.connections() == 0);
    }

    @Test
    void cutsWhatIsStalled() throws Exception {
        try (Socket client = connect()) {
            proxy.stall();
            client.getOutputStream().write('b');
            await(() -> proxy.connections() == 1);

            proxy.cut();

            assertBroken(client);
        }
    }

    @Test
    void resetsItsClientsWhereTheServerIsAway() throws IOException {
        server.close();

        try (Socket client = connect()) {
            assertBroken(client);
        }
        assertThat(proxy.cuts()).isZero();
    }

    @Test
    void leavesNothingBehind() throws IOException {
        try (Socket client = connect()) {
            echo(client, "a");
            proxy.stall();
            client.getOutputStream().write('b');

            proxy.close();
            proxy.close();

            assertBroken(client);
        }
        assertThat(threads()).isEmpty();
        new ServerSocket(proxy.port(), 1, InetAddress.getByName(proxy.host())).close();
    }

    @Test
    void knowsNoCommitsOfAnyServer() {
        assertThatThrownBy(() -> proxy.cutAtCommit(CommitCut.BEFORE))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageContaining("FaultProxy.before");
    }

    @Test
    void refusesCountsThatMakeNoSense() {
        assertThatThrownBy(() -> proxy.cutAfter(Direction.TO_CLIENT, -1)).isInstanceOf(IllegalArgumentException.class);
    }

    private Stream<String> threads() {
        return Thread.getAllStackTraces().keySet().stream()
                .filter(Thread::isAlive)
                .map(Thread::getName)
                .filter(name -> name.equals("fault-proxy-" + proxy.port()));
    }

    private Socket connect() throws IOException {
        Socket client = new Socket(proxy.host(), proxy.port());
        client.setSoTimeout(LONG_MILLIS);
        return client;
    }

    private static String echo(Socket client, String text) throws IOException {
        client.getOutputStream().write(text.getBytes(StandardCharsets.UTF_8));
        return new String(client.getInputStream().readNBytes(text.length()), StandardCharsets.UTF_8);
    }

    /** However the end of a connection shows: as its orderly end, or a reset. */
    private static void assertBroken(Socket client) throws IOException {
        try {
            client.getInputStream().readAllBytes();
        } catch (SocketException e) {
            assertThat(e).hasMessageContaining("reset");
        }
    }

    /** Ended by the class's timeout. */
    private static void await(BooleanSupplier condition) throws InterruptedException {
        while (!condition.getAsBoolean()) {
            TimeUnit.MILLISECONDS.sleep(5);
        }
    }
}
