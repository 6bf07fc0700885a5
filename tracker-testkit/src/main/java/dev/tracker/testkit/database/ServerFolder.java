package dev.tracker.testkit.database;

import java.io.IOException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Optional;

/** The folder of one PostgreSQL server, named after the process that the server is for. */
record ServerFolder(Path path) {

    private static final Duration PATIENCE = Duration.ofSeconds(60);

    /** Makes one that others may pass through, but not list. */
    static ServerFolder make(Path root, String prefix, long owner) throws IOException {
        Path made = Files.createTempDirectory(root, prefix + owner + "-");
        Workspace.restrict(made, "rwx--x--x");
        return new ServerFolder(made);
    }

    static List<ServerFolder> all(Path root, String prefix) throws IOException {
        List<ServerFolder> all = new ArrayList<>();
        try (DirectoryStream<Path> found = Files.newDirectoryStream(root, prefix + "*")) {
            found.forEach(path -> all.add(new ServerFolder(path)));
        }
        return all;
    }

    Path data() {
        return path.resolve("data");
    }

    Path log() {
        return path.resolve("log");
    }

    /** There once the server's process ended. */
    Path stopped() {
        return path.resolve("stopped");
    }

    private Path pidFile() {
        return data().resolve("postmaster.pid");
    }

    long owner() {
        String[] parts = path.getFileName().toString().split("-", -1);
        return Long.parseLong(parts[1]);
    }

    boolean isLeft() {
        return !ProcessHandle.of(owner()).map(ProcessHandle::isAlive).orElse(false);
    }

    /** The number in the file may be another process' by now, so that its command line has to name the folder. */
    Optional<ProcessHandle> server() throws IOException {
        if (!Files.exists(pidFile())) {
            return Optional.empty();
        }
        String pid = Files.readString(pidFile()).lines().findFirst().orElse("");
        return pid.matches("\\d+")
                ? ProcessHandle.of(Long.parseLong(pid))
                        .filter(process ->
                                process.info().commandLine().orElse("").contains(path.toString()))
                : Optional.empty();
    }

    /** Whether the server takes connections, by its own word; a standby does when it may be read. */
    boolean isReady() throws IOException {
        return server().isPresent() && Files.readString(pidFile()).contains("\nready");
    }

    /** Kills the server, with all of its processes, and waits until they are gone. */
    void kill() throws IOException {
        Optional<ProcessHandle> server = server();
        if (server.isEmpty()) {
            return;
        }
        List<ProcessHandle> processes = new ArrayList<>(List.of(server.get()));
        server.get().descendants().forEach(processes::add);
        processes.forEach(ProcessHandle::destroyForcibly);
        Deadline deadline = Deadline.after(PATIENCE);
        while (processes.stream().anyMatch(ServerFolder::runs) && !deadline.isOver()) {
            deadline.pause();
        }
    }

    /** A killed process stays listed until its parent takes note; it has no command line any more. */
    private static boolean runs(ProcessHandle process) {
        return process.isAlive() && process.info().commandLine().isPresent();
    }

    /** Kills the server, if it runs, and removes its files. */
    void remove() throws IOException {
        kill();
        Workspace.delete(path);
    }
}
