package dev.tracker.persistence;

import dev.tracker.core.statusfile.SourceText;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.FileTime;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** The status file in the working tree. */
record WorkingFile(Path file) implements StatedRecordSource.Keeping {

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
                SourceText.decode(Files.readAllBytes(file), "status-file"),
                Files.getLastModifiedTime(file).toInstant(),
                "the status file '" + file.getFileName() + "'",
                List.of());
    }

    @Override
    public String absence() {
        return "there is no file '" + file.getFileName() + "'";
    }
}
