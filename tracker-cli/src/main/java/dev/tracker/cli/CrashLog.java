package dev.tracker.cli;

import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Tone;
import java.io.IOException;
import java.io.PrintWriter;
import java.io.StringWriter;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.ZoneOffset;
import java.time.format.DateTimeFormatter;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;

/** Keeps what developers need of an unexpected end, and tells people where it is. */
final class CrashLog {
    private final Session session;

    CrashLog(Session session) {
        this.session = session;
    }

    void report(Throwable fault) {
        String message = fault.getMessage() == null ? fault.getClass().getSimpleName() : fault.getMessage();
        session.errors().sentence("Error: this should not have happened: " + message, Tone.BAD);
        session.errors().sentence(written(fault));
    }

    private String written(Throwable fault) {
        StringWriter trace = new StringWriter();
        fault.printStackTrace(new PrintWriter(trace));
        for (Path folder : folders()) {
            try {
                return "Details are in " + Files.writeString(folder.resolve(name()), trace.toString());
            } catch (IOException e) {
                fault.addSuppressed(e); // the next folder may take it
            }
        }
        return "Details could not be written to any file.";
    }

    private List<Path> folders() {
        List<Path> folders = new ArrayList<>();
        try {
            folders.add(session.record().folder().resolve(".tracker"));
        } catch (RuntimeException e) {
            // The settings may be what is at fault; the temporary folder serves then.
            folders.clear();
        }
        folders.add(Path.of(System.getProperty("java.io.tmpdir")));
        return folders;
    }

    private String name() {
        DateTimeFormatter form = DateTimeFormatter.ofPattern("yyyyMMdd'T'HHmmss.SSS'Z'", Locale.ROOT);
        return "tracker-error-"
                + form.format(session.environment().clock().instant().atOffset(ZoneOffset.UTC)) + ".log";
    }
}
