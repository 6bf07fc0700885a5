package dev.tracker.testkit.database;

import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.security.DigestInputStream;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import org.apache.commons.compress.archivers.tar.TarArchiveEntry;
import org.apache.commons.compress.archivers.tar.TarArchiveInputStream;
import org.tukaani.xz.XZInputStream;

/** The programs of a PostgreSQL server, unpacked once on a machine from the Maven artifact for its platform. */
final class PostgresBinaries {

    private static final String PARTIAL = "unpacking-";
    private static final String LIST = "unpacked-files";
    private static final String EXECUTABLE = "rwxr-xr-x";
    private static final String READABLE = "rw-r--r--";
    private static final int ANY_EXECUTE_BIT = 0111;

    private PostgresBinaries() {}

    /** Returns the folder that has {@code bin} and {@code share} in it. */
    static Path unpacked(Path root) throws IOException {
        String archive = archiveName();
        Path home = root.resolve("postgresql-" + fingerprint(archive));
        try (FileChannel channel = Workspace.open(root.resolve("binaries.lock"));
                FileLock lock = channel.lock()) {
            assert lock.isValid();
            if (!isComplete(home)) {
                unpackInto(home, archive);
            }
        }
        return home;
    }

    /** Looks for each file, as systems clean old files away from the temporary folder one by one. */
    private static boolean isComplete(Path home) throws IOException {
        Path list = home.resolve(LIST);
        return Files.exists(list)
                && Files.readAllLines(list).stream().allMatch(file -> Files.exists(home.resolve(file)));
    }

    private static void unpackInto(Path home, String archive) throws IOException {
        // Whoever unpacks holds the lock, so what another began was not finished.
        try (DirectoryStream<Path> begun = Files.newDirectoryStream(home.getParent(), PARTIAL + "*")) {
            begun.forEach(Workspace::delete);
        }
        Path partial = Files.createTempDirectory(home.getParent(), PARTIAL);
        try {
            List<String> files = unpack(archive, partial);
            Files.write(partial.resolve(LIST), files);
            Workspace.restrict(partial, EXECUTABLE);
            Workspace.delete(home);
            Files.move(partial, home);
        } finally {
            Workspace.delete(partial);
        }
    }

    private static List<String> unpack(String archive, Path target) throws IOException {
        List<String> files = new ArrayList<>();
        try (TarArchiveInputStream tar =
                new TarArchiveInputStream(new XZInputStream(new BufferedInputStream(open(archive))))) {
            for (TarArchiveEntry entry = tar.getNextEntry(); entry != null; entry = tar.getNextEntry()) {
                Path path = target.resolve(entry.getName()).normalize();
                if (!path.startsWith(target)) {
                    throw new IOException(archive + " has an entry outside its folder: " + entry.getName());
                }
                unpack(tar, entry, path);
                files.add(entry.getName());
            }
        }
        return files;
    }

    private static void unpack(TarArchiveInputStream tar, TarArchiveEntry entry, Path path) throws IOException {
        if (entry.isDirectory()) {
            Files.createDirectories(path);
            Workspace.restrict(path, EXECUTABLE);
            return;
        }
        Files.createDirectories(path.getParent());
        if (entry.isSymbolicLink()) {
            Files.createSymbolicLink(path, Path.of(entry.getLinkName()));
        } else {
            Files.copy(tar, path);
            Workspace.restrict(path, (entry.getMode() & ANY_EXECUTE_BIT) == 0 ? READABLE : EXECUTABLE);
        }
    }

    private static String fingerprint(String archive) throws IOException {
        try (DigestInputStream input = new DigestInputStream(open(archive), MessageDigest.getInstance("SHA-256"))) {
            input.transferTo(OutputStream.nullOutputStream());
            return HexFormat.of().formatHex(input.getMessageDigest().digest()).substring(0, 16);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every JDK has SHA-256", e);
        }
    }

    private static InputStream open(String archive) {
        InputStream input = PostgresBinaries.class.getResourceAsStream("/" + archive);
        if (input == null) {
            throw new TestDatabaseException(String.format(
                    Locale.ROOT,
                    "There are no PostgreSQL programs for this platform (%s) on the class path. Add the artifact of io.zonky.test.postgres that has them, or set %s.",
                    archive,
                    PostgresServer.URL));
        }
        return input;
    }

    private static String archiveName() {
        String os = System.getProperty("os.name").toLowerCase(Locale.ROOT);
        String machine = switch (System.getProperty("os.arch")) {
            case "amd64", "x86_64" -> "x86_64";
            case "aarch64" -> "arm_64";
            default -> System.getProperty("os.arch");
        };
        if (os.contains("mac")) {
            return "postgres-darwin-" + machine + ".txz";
        }
        String library = Files.exists(Path.of("/etc/alpine-release")) ? "-alpine_linux" : "";
        return "postgres-" + (os.contains("linux") ? "linux" : os) + "-" + machine + library + ".txz";
    }
}
