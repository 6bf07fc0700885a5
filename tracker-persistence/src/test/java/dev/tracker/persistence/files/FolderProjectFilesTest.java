package dev.tracker.persistence.files;

import dev.tracker.core.project.ProjectFiles;
import dev.tracker.testkit.contract.ProjectFilesContract;
import java.nio.file.Path;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.io.TempDir;

class FolderProjectFilesTest extends ProjectFilesContract {

    private ProjectFiles files;

    @BeforeEach
    void open(@TempDir Path folder) {
        files = new FolderProjectFiles(folder);
    }

    @Override
    protected ProjectFiles files() {
        return files;
    }
}
