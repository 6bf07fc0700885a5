package dev.tracker.persistence.files;

import dev.tracker.core.project.ProjectFile;
import java.io.IOException;
import java.io.UncheckedIOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;

/** Another process that appends to a file of the project. */
final class LockingProcess {

    private LockingProcess() {}

    private static int hold() {
        System.out.println("held");
        try {
            return System.in.read();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    /** Takes the project's folder, the file, a letter, and how often; the folder alone: holds it until its input ends. */
    public static void main(String[] args) {
        FolderProjectFiles files = new FolderProjectFiles(Path.of(args[0]));
        if (args.length == 1) {
            files.exclusively(LockingProcess::hold);
            return;
        }
        for (int i = 0; i < Integer.parseInt(args[3]); i++) {
            files.exclusively(() -> {
                ProjectFile before = files.read(args[1]);
                String text = new String(before.bytes(), StandardCharsets.UTF_8) + args[2];
                return files.replace(args[1], text.getBytes(StandardCharsets.UTF_8), before);
            });
        }
    }
}
