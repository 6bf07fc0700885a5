package dev.tracker.persistence;

import dev.tracker.core.error.DatabaseException;
import java.io.IOException;
import java.io.InputStream;
import java.nio.file.FileSystems;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;
import org.sqlite.SQLiteJDBCLoader;
import org.sqlite.util.LibraryLoaderUtil;

/**
 * The native library of the SQLite driver, unpacked where programs may run from.
 *
 * <p>Left alone, the driver unpacks a copy for every process into the temporary folder, which may be
 * mounted {@code noexec}, and leaves it there when the process is killed. Here one copy is kept in the
 * user's cache folder and used again. Where that folder cannot be used, a copy in a temporary folder
 * serves, which is removed as soon as it is loaded.
 */
final class SqliteLibrary {

    private static final String LIBRARY_FOLDER = "org.sqlite.lib.path";
    private static final String LIBRARY_NAME = "org.sqlite.lib.name";
    private static final String DRIVER_FOLDER = "org.sqlite.tmpdir";
    private static final Set<PosixFilePermission> FOLDER_MODE = PosixFilePermissions.fromString("rwx------");

    private static final SqliteLibrary PROCESS = new SqliteLibrary(System.getenv(), userHome(), temporaryFolders());

    private final Map<String, String> environment;
    private final @Nullable Path home;
    private final List<Path> temporaryFolders;
    private boolean loaded;

    SqliteLibrary(Map<String, String> environment, @Nullable Path home, List<Path> temporaryFolders) {
        this.environment = environment;
        this.home = home;
        this.temporaryFolders = temporaryFolders;
    }

    /**
     * Loads the library into this process, unless it is loaded.
     *
     * @throws DatabaseException if no folder lets it be unpacked and run
     */
    static void load() {
        PROCESS.loadOnce();
    }

    private synchronized void loadOnce() {
        if (loaded) {
            return;
        }
        if (System.getProperty(DRIVER_FOLDER) != null || isGiven() || !isPosix()) {
            loaded = true; // the driver finds its own way
            return;
        }
        Copy copy = unpacked();
        try {
            System.setProperty(LIBRARY_FOLDER, copy.folder().toString());
            System.setProperty(LIBRARY_NAME, LibraryLoaderUtil.getNativeLibName());
            SQLiteJDBCLoader.initialize();
            loaded = true;
        } catch (Exception e) {
            throw refusal(e);
        } finally {
            copy.removeUnlessKept();
        }
    }

    /** Whether the launcher has named a copy that can be used. */
    private static boolean isGiven() {
        String folder = System.getProperty(LIBRARY_FOLDER);
        String name = System.getProperty(LIBRARY_NAME, LibraryLoaderUtil.getNativeLibName());
        return folder != null && Files.isExecutable(Path.of(folder, name));
    }

    /** A copy that this process may run. */
    Copy unpacked() {
        boolean cacheLast = !environment.getOrDefault("TRACKER_NO_CACHE", "").isEmpty();
        Copy copy = cacheLast ? inTemporaryFolder() : inCache();
        if (copy == null) {
            copy = cacheLast ? inCache() : inTemporaryFolder();
        }
        if (copy == null) {
            throw refusal(null);
        }
        return copy;
    }

    /**
     * An unpacked library.
     *
     * @param kept whether it stays for other processes
     */
    record Copy(Path folder, boolean kept) {

        /** What is loaded stays loaded when its file is gone. */
        void removeUnlessKept() {
            if (!kept) {
                remove(folder.resolve(LibraryLoaderUtil.getNativeLibName()));
                remove(folder);
            }
        }
    }

    private @Nullable Copy inCache() {
        String named = environment.getOrDefault("XDG_CACHE_HOME", "");
        Path cache = named.startsWith("/") ? Path.of(named) : home == null ? null : home.resolve(".cache");
        if (cache == null) {
            return null;
        }
        try {
            Path ours = cache.resolve("tracker");
            Path folder = ours.resolve("sqlite-" + SQLiteJDBCLoader.getVersion() + "-" + System.getProperty("os.arch"));
            Files.createDirectories(folder, privately());
            if (!isPrivate(ours) || !isPrivate(folder)) {
                return null;
            }
            Path library = folder.resolve(LibraryLoaderUtil.getNativeLibName());
            if (!isWhole(library)) {
                Path made = Files.createTempFile(folder, "unpacking", "");
                try {
                    unpack(made);
                    Files.move(made, library, StandardCopyOption.ATOMIC_MOVE);
                } finally {
                    Files.deleteIfExists(made);
                }
            }
            return Files.isExecutable(library) ? new Copy(folder, true) : null;
        } catch (IOException e) {
            return null; // the folder cannot be used; another may
        }
    }

    private @Nullable Copy inTemporaryFolder() {
        for (Path parent : temporaryFolders) {
            try {
                Copy copy = new Copy(Files.createTempDirectory(parent, "tracker-sqlite", privately()), false);
                if (isRunnable(copy)) {
                    return copy;
                }
                copy.removeUnlessKept();
            } catch (IOException e) {
                // The next folder may serve.
                SqlErrors.log().log(System.Logger.Level.DEBUG, "A temporary folder cannot be used", e);
            }
        }
        return null;
    }

    private static boolean isRunnable(Copy copy) {
        Path library = copy.folder().resolve(LibraryLoaderUtil.getNativeLibName());
        try {
            unpack(library);
            // On a file system that is mounted noexec no file is executable.
            return Files.isExecutable(library);
        } catch (IOException e) {
            return false;
        }
    }

    private static void unpack(Path file) throws IOException {
        try (InputStream library = resource()) {
            Files.copy(library, file, StandardCopyOption.REPLACE_EXISTING);
        }
        Files.setPosixFilePermissions(file, FOLDER_MODE);
    }

    /** Nobody else can write here, so that size and mode tell an unpacked library from half of one. */
    private static boolean isWhole(Path library) throws IOException {
        if (!Files.isRegularFile(library, LinkOption.NOFOLLOW_LINKS) || !isPrivate(library)) {
            return false;
        }
        try (InputStream resource = resource();
                InputStream there = Files.newInputStream(library)) {
            byte[] wanted = resource.readAllBytes();
            return Files.size(library) == wanted.length && java.util.Arrays.equals(there.readAllBytes(), wanted);
        }
    }

    private static InputStream resource() throws IOException {
        String name = LibraryLoaderUtil.getNativeLibResourcePath() + "/" + LibraryLoaderUtil.getNativeLibName();
        InputStream library = SQLiteJDBCLoader.class.getResourceAsStream(name);
        if (library == null) {
            throw new IOException("the SQLite driver has no library for this system");
        }
        return library;
    }

    /** Whether it is this user's, and nobody else can change it. */
    private static boolean isPrivate(Path path) throws IOException {
        Set<PosixFilePermission> mode = Files.getPosixFilePermissions(path, LinkOption.NOFOLLOW_LINKS);
        return !mode.contains(PosixFilePermission.GROUP_WRITE)
                && !mode.contains(PosixFilePermission.OTHERS_WRITE)
                && Files.getAttribute(path, "unix:uid", LinkOption.NOFOLLOW_LINKS)
                        .equals(user());
    }

    private static Object user() throws IOException {
        Path self = Path.of("/proc/self");
        return Files.getAttribute(Files.exists(self) ? self : Path.of(System.getProperty("user.home")), "unix:uid");
    }

    private static FileAttribute<?> privately() {
        return PosixFilePermissions.asFileAttribute(FOLDER_MODE);
    }

    private static boolean isPosix() {
        Set<String> views = FileSystems.getDefault().supportedFileAttributeViews();
        return views.contains("posix") && views.contains("unix");
    }

    private static @Nullable Path userHome() {
        Path home = Path.of(System.getProperty("user.home", ""));
        return home.isAbsolute() ? home : null;
    }

    private static List<Path> temporaryFolders() {
        List<Path> folders = new ArrayList<>();
        String named = System.getenv().getOrDefault("TMPDIR", "");
        if (named.startsWith("/")) {
            folders.add(Path.of(named));
        }
        folders.add(Path.of(System.getProperty("java.io.tmpdir", "/tmp")));
        folders.add(Path.of("/var/tmp"));
        folders.add(Path.of("/dev/shm"));
        return folders;
    }

    private static void remove(Path path) {
        try {
            Files.deleteIfExists(path);
        } catch (IOException e) {
            path.toFile().deleteOnExit();
        }
    }

    private static DatabaseException refusal(@Nullable Exception cause) {
        return new DatabaseException(
                SqlErrors.OPEN,
                "SQLite's library could not be unpacked: no cache or temporary folder can be written and lets programs"
                        + " run (they may be mounted noexec). Set XDG_CACHE_HOME to a folder of your own that does.",
                cause);
    }
}
