package dev.tracker.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.concurrent.TimeUnit;

/** A way to run a program that refuses to run as root. */
enum Unprivileged {
    /** The caller is not root. */
    SAME_USER(false, ""),
    /** In a user namespace where the caller is nobody; needs no other user, but containers often forbid it. */
    NAMESPACE(false, "unshare -U"),
    /** As the system's least user. */
    NOBODY(true, "setpriv --reuid=65534 --regid=65534 --clear-groups"),
    /** The same where setpriv is missing. */
    NOBODY_BY_SESSION(true, "runuser -u nobody --");

    private static final int NOBODY_ID = 65534;

    private final boolean otherUser;
    private final String prefix;

    Unprivileged(boolean otherUser, String prefix) {
        this.otherUser = otherUser;
        this.prefix = prefix;
    }

    static Unprivileged find(Path folder) throws IOException {
        if (!isRoot(folder)) {
            return SAME_USER;
        }
        return Arrays.stream(values())
                .filter(way -> way != SAME_USER && way.works())
                .findFirst()
                .orElseThrow(() -> new TestDatabaseException(
                        "PostgreSQL does not run as root, and neither unshare, setpriv nor runuser works here. Run the tests as another user, or set "
                                + PostgresServer.URL + "."));
    }

    List<String> command(List<String> command) {
        if (prefix.isEmpty()) {
            return command;
        }
        List<String> all = new ArrayList<>(List.of(prefix.split(" ", -1)));
        all.addAll(command);
        return all;
    }

    boolean isOtherUser() {
        return otherUser;
    }

    /** Lets the program read and write {@code path}. */
    void give(Path path) throws IOException {
        if (otherUser) {
            Files.setAttribute(path, "unix:uid", NOBODY_ID);
        }
    }

    /** Says whether this way leads to a user that is not root. */
    boolean works() {
        try {
            Process process = new ProcessBuilder(command(List.of("id", "-u")))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            String id = new String(process.getInputStream().readAllBytes(), StandardCharsets.UTF_8);
            return process.waitFor(10, TimeUnit.SECONDS) && process.exitValue() == 0 && !"0".equals(id.strip());
        } catch (IOException e) {
            return false;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            return false;
        }
    }

    private static boolean isRoot(Path folder) {
        if (!folder.getFileSystem().supportedFileAttributeViews().contains("unix")) {
            return false;
        }
        try {
            Path probe = Files.createTempFile(folder, "owner-", "");
            try {
                return Integer.valueOf(0).equals(Files.getAttribute(probe, "unix:uid"));
            } finally {
                Files.delete(probe);
            }
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
