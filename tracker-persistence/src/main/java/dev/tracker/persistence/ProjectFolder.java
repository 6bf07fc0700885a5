package dev.tracker.persistence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code .tracker} of a project, which git is told to ignore. */
public final class ProjectFolder {

    private ProjectFolder() {}

    /**
     * Makes the folder, with a {@code .gitignore} for all that is in it, unless they are there. The project's own
     * folder is never made: one that was moved away must not come up again, empty, at its old place.
     */
    public static void make(Path folder) throws IOException {
        if (!Files.isDirectory(folder)) {
            makeAlone(folder);
        }
        try {
            Files.writeString(folder.resolve(".gitignore"), "*\n", java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, or its owner wrote one: either is as good.
            return;
        }
    }

    private static void makeAlone(Path folder) throws IOException {
        try {
            Files.createDirectory(folder);
        } catch (FileAlreadyExistsException e) {
            if (!Files.isDirectory(folder)) {
                throw e;
            }
        }
    }
}
