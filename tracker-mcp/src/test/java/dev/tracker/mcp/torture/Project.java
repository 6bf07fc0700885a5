package dev.tracker.mcp.torture;

import java.nio.file.Path;
import java.util.Map;
import java.util.concurrent.atomic.AtomicLong;

/** A project's folder on one machine, with what its servers are started with. */
final class Project {

    private final String name;
    private final Path folder;
    private final Path logs;
    private final Map<String, String> environment;
    private final AtomicLong offlineAnswers = new AtomicLong();
    private final AtomicLong onlineWrites = new AtomicLong();

    Project(String name, Path folder, Path logs, Map<String, String> environment) {
        this.name = name;
        this.folder = folder;
        this.logs = logs;
        this.environment = Map.copyOf(environment);
    }

    StdioServer startServer(String client) {
        return StdioServer.start(folder, logs, environment, "--toolsets", "all", "--actor", client);
    }

    /** What its servers are started with. */
    Map<String, String> environment() {
        return environment;
    }

    void note(Call call) {
        if (call.isOnlineWrite()) {
            onlineWrites.incrementAndGet();
        }
        if (call.isOffline() || call.error().equals("DatabaseError")) {
            offlineAnswers.incrementAndGet();
        }
    }

    /** How many answers did not come from the database, so far. */
    long offlineAnswers() {
        return offlineAnswers.get();
    }

    /** How many writes the database itself acknowledged, so far. */
    long onlineWrites() {
        return onlineWrites.get();
    }

    String name() {
        return name;
    }

    Path folder() {
        return folder;
    }

    /** The mirror and journal. */
    Path mirror() {
        return folder.resolve(".tracker/cache.db");
    }
}
