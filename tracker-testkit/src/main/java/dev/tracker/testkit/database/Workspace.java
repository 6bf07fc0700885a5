package dev.tracker.testkit.database;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.channels.FileLock;
import java.nio.file.DirectoryStream;
import java.nio.file.FileSystems;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermissions;
import org.jspecify.annotations.Nullable;

/**
 * The folder of this user's test databases, inside the temporary one.
 *
 * <p>Each JVM has a folder of its own in it and holds a file lock there, which the system drops however the JVM ends;
 * a folder without a lock is left over and goes.
 */
final class Workspace {

    private static final String JVM_PREFIX = "jvm-";
    private static final String LOCK = "lock";

    private static @Nullable Path jvmDirectory;

    private Workspace() {}

    /** Returns the folder all JVMs of this user share; others may pass through it, but not list it. */
    static Path root() throws IOException {
        String user = System.getProperty("user.name", "unknown").replaceAll("[^A-Za-z0-9._-]", "_");
        Path root = Path.of(System.getProperty("java.io.tmpdir"), "tracker-testkit-" + user);
        if (!Files.isDirectory(root, LinkOption.NOFOLLOW_LINKS)) {
            Files.createDirectories(root);
            restrict(root, "rwx--x--x");
        }
        if (!Files.isWritable(root) || Files.isSymbolicLink(root)) {
            throw new IOException(root + " is not a folder this user can write to; remove it");
        }
        return root;
    }

    /** Returns this JVM's own folder, which goes when the JVM ends. */
    static synchronized Path jvmDirectory() throws IOException {
        if (jvmDirectory == null) {
            Path root = root();
            FileLock held;
            Path made;
            // The lock below keeps a sweeping JVM from taking a folder that is made, but not yet locked, for a left
            // one.
            try (FileChannel gate = open(root.resolve("jvms.lock"));
                    FileLock ignored = gate.lock()) {
                assert ignored.isValid();
                sweep(root);
                made = Files.createTempDirectory(root, JVM_PREFIX);
                held = open(made.resolve(LOCK)).lock();
            }
            Path own = made;
            FileLock lock = held;
            Runtime.getRuntime().addShutdownHook(new Thread(() -> release(own, lock), "test-databases-folder"));
            jvmDirectory = made;
        }
        return jvmDirectory;
    }

    static FileChannel open(Path file) throws IOException {
        return FileChannel.open(file, StandardOpenOption.CREATE, StandardOpenOption.WRITE);
    }

    static void restrict(Path path, String permissions) throws IOException {
        if (FileSystems.getDefault().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(path, PosixFilePermissions.fromString(permissions));
        }
    }

    /** Removes a folder and what is in it, as far as the system allows; something else may be removing it as well. */
    static void delete(Path directory) {
        try {
            Files.walkFileTree(directory, new Deletion());
        } catch (IOException e) {
            throw new UncheckedIOException(directory + " cannot be read for removal", e);
        }
    }

    private static void sweep(Path root) throws IOException {
        try (DirectoryStream<Path> left = Files.newDirectoryStream(root, JVM_PREFIX + "*")) {
            for (Path directory : left) {
                if (isUnlocked(directory)) {
                    delete(directory);
                }
            }
        }
    }

    private static boolean isUnlocked(Path directory) throws IOException {
        try (FileChannel channel = open(directory.resolve(LOCK));
                FileLock lock = channel.tryLock()) {
            return lock != null;
        }
    }

    private static void release(Path directory, FileLock lock) {
        try (FileChannel channel = lock.channel()) {
            delete(directory);
            assert channel.isOpen();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private static final class Deletion extends SimpleFileVisitor<Path> {

        @Override
        public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) {
            remove(file);
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult visitFileFailed(Path file, IOException failure) {
            return FileVisitResult.CONTINUE;
        }

        @Override
        public FileVisitResult postVisitDirectory(Path directory, @Nullable IOException failure) {
            remove(directory);
            return FileVisitResult.CONTINUE;
        }

        private static void remove(Path path) {
            // File.delete says false where a file is held open (Windows) or is gone already: the next sweep sees to it.
            boolean unused = path.toFile().delete();
        }
    }
}
