package dev.tracker.cli;

import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Tone;
import dev.tracker.persistence.Secrets;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.InvalidPathException;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.FileAttribute;
import java.nio.file.attribute.PosixFileAttributeView;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** Keeps what developers need of an unexpected end, and tells people where it is. */
final class CrashLog {
    private static final Set<PosixFilePermission> OWNER =
            Set.of(PosixFilePermission.OWNER_READ, PosixFilePermission.OWNER_WRITE);

    private final Session session;

    CrashLog(Session session) {
        this.session = session;
    }

    void report(Throwable fault) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        session.errors().sentence("Error: this should not have happened: " + Secrets.removedFrom(message), Tone.BAD);
        session.errors().sentence(written(fault));
    }

    private String written(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        for (Path folder : folders()) {
            try {
                return "Details are in " + write(folder, Secrets.removedFrom(trace.toString()));
            } catch (IOException e) {
                fault.addSuppressed(e); // the next folder may take it
            }
        }
        return "Details could not be written to any file: neither the project's .tracker folder nor the temporary"
                + " folder can be written to. Set TMPDIR to a folder that can, and try again.";
    }

    /** Writes a new file, for its owner alone, all of it or none. */
    private Path write(Path folder, String text) throws IOException {
        Path file = folder.resolve(name());
        boolean posix = Files.getFileStore(folder).supportsFileAttributeView(PosixFileAttributeView.class);
        FileAttribute<?>[] ownerOnly =
                posix ? new FileAttribute<?>[] {PosixFilePermissions.asFileAttribute(OWNER)} : new FileAttribute<?>[0];
        Files.createFile(file, ownerOnly);
        boolean whole = false;
        try {
            Files.writeString(file, text);
            whole = true;
            return file;
        } finally {
            if (!whole) {
                Files.deleteIfExists(file);
            }
        }
    }

    /** Where it may be written, the best place first; a link in a project may lead anywhere, and is not followed. */
    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        try {
            Path inProject = session.record().folder().resolve(".tracker");
            if (Files.isDirectory(inProject, LinkOption.NOFOLLOW_LINKS)) {
                folders.add(inProject);
            }
        } catch (RuntimeException e) {
            // The settings may be what is at fault; the temporary folder serves then.
            folders.clear();
        }
        add(session.environment().variable("TMPDIR"), folders);
        add(System.getProperty("java.io.tmpdir"), folders);
        return folders;
    }

    private static void add(@Nullable String folder, List<Path> folders) {
        try {
            if (folder != null && Path.of(folder).isAbsolute()) {
                folders.add(Path.of(folder));
            }
        } catch (InvalidPathException noFolderEither) {
            return; // the next one serves
        }
    }

    private String name() {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT);
        return "tracker-error-"
                + form.format(session.environment().clock().instant().atOffset(ZoneOffset.UTC)) + ".log";
    }
}
