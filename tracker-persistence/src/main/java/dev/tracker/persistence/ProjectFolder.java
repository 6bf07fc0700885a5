package dev.tracker.persistence;

import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;

/** The folder {@code .tracker} of a project, which git is told to ignore. */
public final class ProjectFolder {

    private ProjectFolder() {}

    /** Makes the folder, with a {@code .gitignore} for all that is in it, unless they are there. */
    public static void make(Path folder) throws IOException {
        Files.createDirectories(folder);
        try {
            Files.writeString(folder.resolve(".gitignore"), "*\n", java.nio.file.StandardOpenOption.CREATE_NEW);
        } catch (FileAlreadyExistsException e) {
            // Another process was first, or its owner wrote one: either is as good.
            return;
        }
    }
}
