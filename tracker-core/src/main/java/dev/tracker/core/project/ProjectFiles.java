package dev.tracker.core.project;

import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The text files of a project. A path is relative to the project's folder, or absolute and inside of
 * it. What leads outside, by whichever way, is refused, and so is what the program and git keep for
 * themselves ({@code .tracker}, {@code .git}), what is no ordinary file, what has more than
 * {@link #MAX_BYTES} or is binary, and what cannot be read or written: always as a
 * {@link dev.tracker.core.error.ValidationException} on {@code path} that says why. Safe for use by
 * several threads and processes.
 */
public interface ProjectFiles {

    /** The largest file that is read or written: 16 MiB. */
    int MAX_BYTES = 16 * 1024 * 1024;

    /** The most files that a folder is listed with. */
    int MAX_LISTED = 10_000;

    /** Reads a file whole. It was nowhere being changed meanwhile. */
    ProjectFile read(String path);

    /** Reads a file whole; empty where there is none. */
    Optional<ProjectFile> find(String path);

    /**
     * The Markdown files that a path names: itself where it is a file, or where it is a folder the files
     * in it (not those of its folders) that end in {@code .md}, in the order of their names. They are
     * not read, so that each may still be refused.
     */
    List<String> markdownAt(String path);

    /**
     * Puts new content in the place of a file, so that whoever reads it finds either the old or the new
     * one whole, also after a crash. Its permissions stay. Its folder must be there.
     *
     * @param bytes the new content
     * @param before the file as it was when the new content was made; null where there was none
     * @return the file as it is now
     * @throws dev.tracker.core.error.ValidationException also where the file is no longer what it was
     *     before: then it stays as somebody else left it
     */
    ProjectFile replace(String path, byte[] bytes, @Nullable ProjectFile before);

    /**
     * Keeps a copy of a file beside it, under its name with {@code .backup} at the end, or where that is
     * taken {@code .backup.1} and so on. The copy is on the disk when this returns.
     *
     * @return the copy's path
     */
    String backUp(ProjectFile file);

    /** The copy that {@link #backUp} made last of the file of this path; empty where there is none. */
    Optional<ProjectFile> lastBackup(String path);

    /**
     * Runs work while no other process, and no other thread of this one, replaces a file of the project.
     * Calls of this port are allowed inside.
     */
    <T> T exclusively(Supplier<T> work);
}
