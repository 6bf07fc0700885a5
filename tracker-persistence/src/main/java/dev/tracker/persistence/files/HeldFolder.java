package dev.tracker.persistence.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.DirectoryIteratorException;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.SecureDirectoryStream;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributeView;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.ArrayList;
import java.util.List;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** A folder held by an open handle, from which names are looked up: the way of Linux and macOS. */
final class HeldFolder implements Folder {

    private static final Path ITSELF = Path.of(".");

    private final SecureDirectoryStream<Path> handle;

    private HeldFolder(SecureDirectoryStream<Path> handle) {
        this.handle = handle;
    }

    /** Holds a folder; where the system has no such handles, goes by its path. */
    @SuppressWarnings("StreamResourceLeak") // what is opened here is held, and closed by its holder
    static Folder open(Path root, List<String> below) throws IOException {
        DirectoryStream<Path> stream = Files.newDirectoryStream(root);
        if (!(stream instanceof SecureDirectoryStream<Path> handle)) {
            stream.close();
            return NamedFolder.open(root, below);
        }
        SecureDirectoryStream<Path> at = handle;
        for (String name : below) {
            try (SecureDirectoryStream<Path> above = at) {
                at = above.newDirectoryStream(Path.of(name), LinkOption.NOFOLLOW_LINKS);
            }
        }
        return new HeldFolder(at);
    }

    @Override
    public BasicFileAttributes attributes(String name) throws IOException {
        return handle.getFileAttributeView(Path.of(name), BasicFileAttributeView.class, LinkOption.NOFOLLOW_LINKS)
                .readAttributes();
    }

    @Override
    public FileChannel read(String name) throws IOException {
        return channel(Path.of(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public FileChannel create(String name) throws IOException {
        return channel(
                Path.of(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE, LinkOption.NOFOLLOW_LINKS);
    }

    private FileChannel channel(Path name, OpenOption... options) throws IOException {
        return (FileChannel) handle.newByteChannel(name, Set.of(options));
    }

    @Override
    public void move(String from, String to) throws IOException {
        handle.move(Path.of(from), handle, Path.of(to));
    }

    @Override
    public void delete(String name) throws IOException {
        handle.deleteFile(Path.of(name));
    }

    @Override
    public List<String> names() throws IOException {
        List<String> names = new ArrayList<>();
        try {
            handle.forEach(path -> names.add(String.valueOf(path.getFileName())));
        } catch (DirectoryIteratorException e) {
            throw e.getCause();
        }
        return names;
    }

    @Override
    public @Nullable Set<PosixFilePermission> permissions(String name) throws IOException {
        return posix(name).readAttributes().permissions();
    }

    @Override
    public void permit(String name, Set<PosixFilePermission> permissions) throws IOException {
        posix(name).setPermissions(permissions);
    }

    private PosixFileAttributeView posix(String name) {
        return handle.getFileAttributeView(Path.of(name), PosixFileAttributeView.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public void force() throws IOException {
        try (FileChannel folder = channel(ITSELF, StandardOpenOption.READ)) {
            folder.force(true);
        }
    }

    @Override
    public void close() throws IOException {
        handle.close();
    }
}
