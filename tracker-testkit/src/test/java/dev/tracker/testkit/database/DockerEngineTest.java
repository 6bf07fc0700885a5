package dev.tracker.testkit.database;

import static org.assertj.core.api.Assertions.assertThat;

import com.sun.net.httpserver.HttpServer;
import java.io.IOException;
import java.net.InetAddress;
import java.net.InetSocketAddress;
import java.net.ServerSocket;
import java.net.UnixDomainSocketAddress;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class DockerEngineTest {

    @Test
    void knowsAnEngineByItsAnswer() throws IOException {
        HttpServer engine = HttpServer.create(new InetSocketAddress(InetAddress.getLoopbackAddress(), 0), 0);
        engine.createContext("/_ping", exchange -> {
            exchange.sendResponseHeaders(200, -1);
            exchange.close();
        });
        engine.start();

        try {
            assertThat(DockerEngine.answers(engine.getAddress(), Duration.ofMinutes(1)))
                    .isTrue();
        } finally {
            engine.stop(0);
        }
    }

    @Test
    void doesNotWaitForOneThatIsSilent() throws IOException {
        try (ServerSocket silent = new ServerSocket(0, 1, InetAddress.getLoopbackAddress())) {
            assertThat(DockerEngine.answers(silent.getLocalSocketAddress())).isFalse();
        }
    }

    @Test
    void doesNotMindASocketNobodyListensAt(@TempDir Path folder) {
        assertThat(DockerEngine.answers(UnixDomainSocketAddress.of(folder.resolve("docker.sock"))))
                .isFalse();
    }

    @Test
    void looksWhereTheEnvironmentSays() {
        assertThat(DockerEngine.addresses(Map.of("DOCKER_HOST", "tcp://127.0.0.1:2375")))
                .containsExactly(new InetSocketAddress(InetAddress.getLoopbackAddress(), 2375));
        assertThat(DockerEngine.addresses(Map.of("DOCKER_HOST", "unix:///run/engine.sock")))
                .containsExactly(UnixDomainSocketAddress.of("/run/engine.sock"));
        assertThat(DockerEngine.addresses(Map.of("DOCKER_HOST", "ssh://elsewhere")))
                .isEmpty();
    }
}
