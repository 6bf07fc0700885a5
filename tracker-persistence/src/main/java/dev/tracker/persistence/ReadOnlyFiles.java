package dev.tracker.persistence;

import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import java.util.List;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The files of a project that is not trusted in everything: they are read, and none is written. */
record ReadOnlyFiles(ProjectFiles files, Untrusted untrusted) implements ProjectFiles {

    @Override
    public ProjectFile read(String path) {
        return files.read(path);
    }

    @Override
    public Optional<ProjectFile> find(String path) {
        return files.find(path);
    }

    @Override
    public List<String> markdownAt(String path) {
        return files.markdownAt(path);
    }

    @Override
    public ProjectFile replace(String path, byte[] bytes, @Nullable ProjectFile before) {
        throw untrusted.refusal();
    }

    @Override
    public String backUp(ProjectFile file) {
        throw untrusted.refusal();
    }

    @Override
    public Optional<ProjectFile> lastBackup(String path) {
        return files.lastBackup(path);
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        return work.get();
    }
}
