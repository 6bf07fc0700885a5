package dev.tracker.persistence.files;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.file.AtomicMoveNotSupportedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.NotDirectoryException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Objects;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * A folder known by its path, where the system cannot hold one. A folder above that is put in another's
 * place meanwhile is noticed each time before a name is used, and so once more after a file was opened.
 */
final class NamedFolder implements Folder {

    private final Path folder;

    private NamedFolder(Path folder) {
        this.folder = folder;
    }

    static Folder open(Path root, List<String> below) throws IOException {
        Path folder = root;
        for (String name : below) {
            folder = folder.resolve(name);
        }
        NamedFolder opened = new NamedFolder(folder);
        opened.refuseIfMoved();
        return opened;
    }

    private void refuseIfMoved() throws IOException {
        if (!Files.exists(folder, LinkOption.NOFOLLOW_LINKS)) {
            throw new NoSuchFileException(folder.toString());
        }
        if (!Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !folder.toRealPath().equals(folder)) {
            throw new NotDirectoryException(folder.toString());
        }
    }

    private Path at(String name) throws IOException {
        refuseIfMoved();
        return folder.resolve(name);
    }

    @Override
    public BasicFileAttributes attributes(String name) throws IOException {
        return Files.readAttributes(at(name), BasicFileAttributes.class, LinkOption.NOFOLLOW_LINKS);
    }

    @Override
    public FileChannel read(String name) throws IOException {
        FileChannel channel = FileChannel.open(at(name), StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        boolean kept = false;
        try {
            refuseIfMoved();
            kept = true;
            return channel;
        } finally {
            if (!kept) {
                channel.close();
            }
        }
    }

    @Override
    public FileChannel create(String name) throws IOException {
        return FileChannel.open(at(name), StandardOpenOption.CREATE_NEW, StandardOpenOption.WRITE);
    }

    @Override
    public void move(String from, String to) throws IOException {
        try {
            Files.move(at(from), folder.resolve(to), StandardCopyOption.ATOMIC_MOVE);
        } catch (AtomicMoveNotSupportedException e) {
            throw new IOException("this disk cannot put a file in another's place in one step", e);
        }
    }

    @Override
    public void delete(String name) throws IOException {
        Files.delete(at(name));
    }

    @Override
    public List<String> names() throws IOException {
        refuseIfMoved();
        try (Stream<Path> paths = Files.list(folder)) {
            return paths.map(path -> String.valueOf(path.getFileName())).toList();
        } catch (UncheckedIOException e) {
            throw Objects.requireNonNull(e.getCause());
        }
    }

    @Override
    public @Nullable Set<PosixFilePermission> permissions(String name) throws IOException {
        PosixFileAttributeView view = posix(name);
        return view == null ? null : view.readAttributes().permissions();
    }

    @Override
    public void permit(String name, Set<PosixFilePermission> permissions) throws IOException {
        PosixFileAttributeView view = posix(name);
        if (view != null) {
            view.setPermissions(permissions);
        }
    }

    private @Nullable PosixFileAttributeView posix(String name) throws IOException {
        return Files.getFileAttributeView(at(name), PosixFileAttributeView.class);
    }

    @Override
    public void force() {
        // Systems without handles on folders write their names through by themselves.
    }

    @Override
    public void close() {
        // Nothing is held.
    }
}
