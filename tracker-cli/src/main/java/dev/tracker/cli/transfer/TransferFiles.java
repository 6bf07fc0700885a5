package dev.tracker.cli.transfer;

import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.DetailOutput;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.transfer.Transferred;
import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;

/** The files that people name for exports, and what is said of them. */
final class TransferFiles {
    static final String STANDARD = "-";

    private TransferFiles() {}

    static Path path(Session session, String file) {
        try {
            return session.environment().folder().resolve(file);
        } catch (InvalidPathException e) {
            throw refused(file, "is no path that the system can have");
        }
    }

    static ValidationException refused(String file, String message) {
        return ValidationException.of("file", message, file);
    }

    static Answer answer(Path file, Transferred transferred, String done) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("path", file.toString());
        document.put("counts", transferred.counts());
        document.put("total", transferred.total());
        return new Answer(document, List.of(file.toString()), null, screen -> {
            screen.sentence(String.format(Locale.ROOT, "%s %,d records: %s", done, transferred.total(), file));
            DetailOutput counts = new DetailOutput();
            transferred.counts().forEach((kind, count) -> counts.add(kind, count == 0 ? null : count));
            screen.details(counts);
        });
    }
}
