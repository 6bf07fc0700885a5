package dev.tracker.testkit.database;

import java.io.IOException;
import java.net.InetSocketAddress;
import java.net.SocketAddress;
import java.net.StandardProtocolFamily;
import java.net.URI;
import java.net.UnixDomainSocketAddress;
import java.nio.ByteBuffer;
import java.nio.channels.SocketChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.concurrent.CompletableFuture;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** Whether a Docker engine answers, asked in milliseconds and without a library. */
final class DockerEngine {

    private static final Duration PATIENCE = Duration.ofSeconds(1);
    private static final byte[] PING =
            "GET /_ping HTTP/1.0\r\nHost: docker\r\n\r\n".getBytes(StandardCharsets.US_ASCII);

    private DockerEngine() {}

    static boolean answers() {
        return addresses(System.getenv()).stream().anyMatch(DockerEngine::answers);
    }

    static List<SocketAddress> addresses(Map<String, String> environment) {
        String host = environment.get("DOCKER_HOST");
        if (host != null && !host.isBlank()) {
            SocketAddress address = address(host);
            return address == null ? List.of() : List.of(address);
        }
        return Stream.of(
                        Path.of("/var/run/docker.sock"),
                        Path.of(
                                environment.getOrDefault("HOME", System.getProperty("user.home")),
                                ".docker",
                                "run",
                                "docker.sock"),
                        Path.of(environment.getOrDefault("XDG_RUNTIME_DIR", "/run"), "docker.sock"))
                .filter(Files::exists)
                .map(socket -> (SocketAddress) UnixDomainSocketAddress.of(socket))
                .toList();
    }

    private static @Nullable SocketAddress address(String host) {
        URI uri = URI.create(host);
        if ("unix".equals(uri.getScheme())) {
            return UnixDomainSocketAddress.of(uri.getPath());
        }
        return uri.getHost() == null || uri.getPort() < 0 ? null : new InetSocketAddress(uri.getHost(), uri.getPort());
    }

    static boolean answers(SocketAddress address) {
        return answers(address, PATIENCE);
    }

    static boolean answers(SocketAddress address, Duration patience) {
        try (SocketChannel channel = address instanceof UnixDomainSocketAddress
                ? SocketChannel.open(StandardProtocolFamily.UNIX)
                : SocketChannel.open()) {
            // A channel knows no time limit, but closing it ends what blocks on it.
            return CompletableFuture.supplyAsync(() -> ping(channel, address))
                    .get(patience.toMillis(), TimeUnit.MILLISECONDS);
        } catch (IOException | ExecutionException | TimeoutException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean ping(SocketChannel channel, SocketAddress address) {
        try {
            channel.connect(address);
            channel.write(ByteBuffer.wrap(PING));
            ByteBuffer answer = ByteBuffer.allocate(64);
            channel.read(answer);
            // An engine that wants TLS answers as well, with an error about the protocol.
            return new String(answer.array(), 0, answer.position(), StandardCharsets.US_ASCII).startsWith("HTTP/1.");
        } catch (IOException e) {
            return false;
        }
    }
}
