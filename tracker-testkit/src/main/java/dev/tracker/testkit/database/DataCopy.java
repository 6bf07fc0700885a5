package dev.tracker.testkit.database;

import java.io.IOException;
import java.nio.file.FileVisitResult;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.SimpleFileVisitor;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Set;

/** A copy of a PostgreSQL server's files that another server may start from, made while the first one runs. */
final class DataCopy extends SimpleFileVisitor<Path> {

    /** What is the running server's own, or is made anew by the other. */
    private static final Set<String> EMPTIED =
            Set.of("pg_wal", "pg_replslot", "pg_dynshmem", "pg_notify", "pg_serial", "pg_snapshots", "pg_subtrans");

    private static final Set<String> LEFT_OUT = Set.of("postmaster.pid", "postmaster.opts");

    private final Path from;
    private final Path to;
    private final Unprivileged unprivileged;

    DataCopy(Path from, Path to, Unprivileged unprivileged) {
        this.from = from;
        this.to = to;
        this.unprivileged = unprivileged;
    }

    void run() throws IOException {
        Files.walkFileTree(from, this);
    }

    /** Makes a file of the copy. */
    void write(String name, String text) throws IOException {
        Path file = Files.createFile(to.resolve(name));
        Workspace.restrict(file, "rw-------");
        Files.writeString(file, text);
        unprivileged.give(file);
    }

    void append(String name, String text) throws IOException {
        Files.writeString(to.resolve(name), text, StandardOpenOption.APPEND);
    }

    @Override
    public FileVisitResult preVisitDirectory(Path directory, BasicFileAttributes attributes) throws IOException {
        Path made = Files.createDirectory(to.resolve(from.relativize(directory)));
        Workspace.restrict(made, "rwx------");
        unprivileged.give(made);
        boolean emptied =
                from.equals(directory.getParent()) && EMPTIED.contains(String.valueOf(directory.getFileName()));
        return emptied ? FileVisitResult.SKIP_SUBTREE : FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFile(Path file, BasicFileAttributes attributes) throws IOException {
        if (from.equals(file.getParent()) && LEFT_OUT.contains(String.valueOf(file.getFileName()))) {
            return FileVisitResult.CONTINUE;
        }
        Path copied = to.resolve(from.relativize(file));
        try {
            Files.copy(file, copied, StandardCopyOption.COPY_ATTRIBUTES);
        } catch (NoSuchFileException e) {
            // The server took it away meanwhile, and its log says so.
            return FileVisitResult.CONTINUE;
        }
        unprivileged.give(copied);
        return FileVisitResult.CONTINUE;
    }

    @Override
    public FileVisitResult visitFileFailed(Path file, IOException failure) throws IOException {
        if (failure instanceof NoSuchFileException) {
            return FileVisitResult.CONTINUE;
        }
        throw failure;
    }
}
