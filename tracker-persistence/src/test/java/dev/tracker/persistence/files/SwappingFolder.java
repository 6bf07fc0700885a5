package dev.tracker.persistence.files;

import java.io.IOException;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.nio.file.attribute.PosixFilePermission;
import java.util.List;
import java.util.Set;

/** A folder in which somebody is always quick enough to do something between a look at a file and its opening. */
record SwappingFolder(Folder folder, Runnable swap) implements Folder {

    @Override
    public BasicFileAttributes attributes(String name) throws IOException {
        return folder.attributes(name);
    }

    @Override
    public FileChannel read(String name) throws IOException {
        swap.run();
        return folder.read(name);
    }

    @Override
    public FileChannel create(String name) throws IOException {
        return folder.create(name);
    }

    @Override
    public void move(String from, String to) throws IOException {
        folder.move(from, to);
    }

    @Override
    public void delete(String name) throws IOException {
        folder.delete(name);
    }

    @Override
    public List<String> names() throws IOException {
        return folder.names();
    }

    @Override
    public Set<PosixFilePermission> permissions(String name) throws IOException {
        return folder.permissions(name);
    }

    @Override
    public void permit(String name, Set<PosixFilePermission> permissions) throws IOException {
        folder.permit(name, permissions);
    }

    @Override
    public void force() throws IOException {
        folder.force();
    }

    @Override
    public void close() throws IOException {
        folder.close();
    }
}
