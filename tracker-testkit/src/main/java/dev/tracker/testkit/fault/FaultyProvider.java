package dev.tracker.testkit.fault;

import java.io.IOException;
import java.net.URI;
import java.nio.channels.FileChannel;
import java.nio.channels.SeekableByteChannel;
import java.nio.file.AccessDeniedException;
import java.nio.file.AccessMode;
import java.nio.file.CopyOption;
import java.nio.file.DirectoryStream;
import java.nio.file.FileStore;
import java.nio.file.FileSystem;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.OpenOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.FileAttributeView;
import java.nio.file.spi.FileSystemProvider;
import java.util.Arrays;
import java.util.Iterator;
import java.util.Map;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Counts writes and lets them fail; all else is done by the provider underneath. */
final class FaultyProvider extends FileSystemProvider {

    private final FaultyFileSystem fileSystem;
    private final FileSystemProvider real;
    private final WriteFaults faults;

    FaultyProvider(FaultyFileSystem fileSystem, FileSystemProvider real, WriteFaults faults) {
        this.fileSystem = fileSystem;
        this.real = real;
        this.faults = faults;
    }

    @Override
    public String getScheme() {
        return "faulty-" + real.getScheme();
    }

    @Override
    public FileSystem newFileSystem(URI uri, Map<String, ?> environment) {
        throw new UnsupportedOperationException("made by FaultyFiles.over only");
    }

    @Override
    public FileSystem getFileSystem(URI uri) {
        return fileSystem;
    }

    @Override
    public Path getPath(URI uri) {
        throw new UnsupportedOperationException("made by FaultyFiles.over only");
    }

    @Override
    public SeekableByteChannel newByteChannel(
            Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes) throws IOException {
        return newFileChannel(path, options, attributes);
    }

    @Override
    public FileChannel newFileChannel(Path path, Set<? extends OpenOption> options, FileAttribute<?>... attributes)
            throws IOException {
        Path file = FaultyPath.real(path);
        boolean writes = options.contains(StandardOpenOption.WRITE) || options.contains(StandardOpenOption.APPEND);
        boolean creates =
                options.contains(StandardOpenOption.CREATE) || options.contains(StandardOpenOption.CREATE_NEW);
        if (writes && ((creates && Files.notExists(file)) || options.contains(StandardOpenOption.TRUNCATE_EXISTING))) {
            faults.change(FaultyPath.key(path));
        } else if (writes && faults.isDenied(FaultyPath.key(path))) {
            throw new AccessDeniedException(path.toString());
        }
        return new FaultyChannel(real.newFileChannel(file, options, attributes), FaultyPath.key(path), faults);
    }

    @Override
    public DirectoryStream<Path> newDirectoryStream(Path folder, DirectoryStream.Filter<? super Path> filter)
            throws IOException {
        DirectoryStream<Path> stream =
                real.newDirectoryStream(FaultyPath.real(folder), path -> filter.accept(fileSystem.path(path)));
        return new DirectoryStream<>() {
            @Override
            public Iterator<Path> iterator() {
                Iterator<Path> paths = stream.iterator();
                return new Iterator<>() {
                    @Override
                    public boolean hasNext() {
                        return paths.hasNext();
                    }

                    @Override
                    public Path next() {
                        return fileSystem.path(paths.next());
                    }
                };
            }

            @Override
            public void close() throws IOException {
                stream.close();
            }
        };
    }

    @Override
    public void createDirectory(Path folder, FileAttribute<?>... attributes) throws IOException {
        faults.change(FaultyPath.key(folder));
        real.createDirectory(FaultyPath.real(folder), attributes);
    }

    @Override
    public void createSymbolicLink(Path link, Path target, FileAttribute<?>... attributes) throws IOException {
        faults.change(FaultyPath.key(link));
        real.createSymbolicLink(FaultyPath.real(link), FaultyPath.real(target), attributes);
    }

    @Override
    public void createLink(Path link, Path existing) throws IOException {
        faults.change(FaultyPath.key(link));
        real.createLink(FaultyPath.real(link), FaultyPath.real(existing));
    }

    @Override
    public void delete(Path path) throws IOException {
        faults.change(FaultyPath.key(path));
        real.delete(FaultyPath.real(path));
    }

    @Override
    public Path readSymbolicLink(Path link) throws IOException {
        return fileSystem.path(real.readSymbolicLink(FaultyPath.real(link)));
    }

    @Override
    public void copy(Path source, Path target, CopyOption... options) throws IOException {
        faults.change(FaultyPath.key(target));
        real.copy(FaultyPath.real(source), FaultyPath.real(target), options);
    }

    @Override
    public void move(Path source, Path target, CopyOption... options) throws IOException {
        faults.change(FaultyPath.key(target));
        real.move(FaultyPath.real(source), FaultyPath.real(target), options);
    }

    @Override
    public boolean isSameFile(Path one, Path other) throws IOException {
        return real.isSameFile(FaultyPath.real(one), FaultyPath.real(other));
    }

    @Override
    public boolean isHidden(Path path) throws IOException {
        return real.isHidden(FaultyPath.real(path));
    }

    @Override
    public FileStore getFileStore(Path path) throws IOException {
        return real.getFileStore(FaultyPath.real(path));
    }

    @Override
    public void checkAccess(Path path, AccessMode... modes) throws IOException {
        if (Arrays.asList(modes).contains(AccessMode.WRITE) && faults.isDenied(FaultyPath.key(path))) {
            throw new AccessDeniedException(path.toString());
        }
        real.checkAccess(FaultyPath.real(path), modes);
    }

    @Override
    public <V extends FileAttributeView> @Nullable V getFileAttributeView(
            Path path, Class<V> type, LinkOption... options) {
        return real.getFileAttributeView(FaultyPath.real(path), type, options);
    }

    @Override
    public <A extends BasicFileAttributes> A readAttributes(Path path, Class<A> type, LinkOption... options)
            throws IOException {
        return real.readAttributes(FaultyPath.real(path), type, options);
    }

    @Override
    public Map<String, Object> readAttributes(Path path, String attributes, LinkOption... options) throws IOException {
        return real.readAttributes(FaultyPath.real(path), attributes, options);
    }

    @Override
    public void setAttribute(Path path, String attribute, Object value, LinkOption... options) throws IOException {
        real.setAttribute(FaultyPath.real(path), attribute, value, options);
    }
}
