package dev.tracker.persistence;

import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.persistence.files.FolderProjectFiles;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/**
 * The status file in the working tree. One in the project is read as a file of the project: never through a link that leads out
 * of it.
 */
record WorkingFile(Path project, Path file) implements StatedRecordSource.Keeping {

    /** A file at one moment. */
    private record Seen(FileTime time, long size) {}

    @Override
    public @Nullable Object look() throws IOException {
        return Files.isRegularFile(file) ? new Seen(Files.getLastModifiedTime(file), Files.size(file)) : null;
    }

    @Override
    public StatedRecordSource.Kept read(Object seen) throws IOException {
        if (Files.size(file) > SourceText.MAX_BYTES) {
            throw new IOException("the file is too large");
        }
        return new StatedRecordSource.Kept(
                SourceText.decode(bytes(), "status-file"),
                Files.getLastModifiedTime(file).toInstant(),
                "the status file '" + file.getFileName() + "'",
                List.of());
    }

    private byte[] bytes() throws IOException {
        if (!RealPath.isNamedWithin(project, file)) {
            return Files.readAllBytes(file);
        }
        ProjectFile found = new FolderProjectFiles(project).read(file.toString());
        return found.bytes();
    }

    @Override
    public String absence() {
        return "there is no file '" + file.getFileName() + "'";
    }
}
