package dev.tracker.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * A list of the status files that were last written in a project's folder: the time that stands in each, the record, and
 * the last change that it shows. Losing the list costs a comparison by order, which is then made by time.
 */
final class StatusFileMarks {

    private static final int MOST = 200;
    private static final int MAX_BYTES = 64 * 1024;

    /** Clocks of machines that share a file differ by less. */
    private static final Duration SKEW = Duration.ofMinutes(5);

    private static final Pattern LINE = Pattern.compile("(\\S{20,40}) ([0-9a-f-]{36}) ([0-9]{1,18})");

    private final Path folder;

    /** @param project the project's folder */
    StatusFileMarks(Path project) {
        this.folder = project.toAbsolutePath().resolve(".tracker");
    }

    private record Mark(Instant at, UUID record, long seq) {

        static @Nullable Mark of(String line) {
            Matcher parts = LINE.matcher(line);
            try {
                return parts.matches()
                        ? new Mark(
                                Instant.parse(parts.group(1)),
                                UUID.fromString(parts.group(2)),
                                Long.parseLong(parts.group(3)))
                        : null;
            } catch (RuntimeException e) {
                SqlErrors.log().log(System.Logger.Level.DEBUG, "A line of the status file's marks is passed over", e);
                return null;
            }
        }

        String line() {
            return at + " " + record + " " + seq + "\n";
        }
    }

    /** Adds a file that was written; the caller keeps others from writing. A list that cannot be written is left. */
    void add(Instant writtenAt, UUID record, long lastSeq) {
        List<Mark> marks = new ArrayList<>(read());
        marks.removeIf(mark -> mark.at().equals(writtenAt) && mark.record().equals(record));
        marks.add(new Mark(writtenAt, record, lastSeq));
        StringBuilder text = new StringBuilder();
        marks.subList(Math.max(0, marks.size() - MOST), marks.size()).forEach(mark -> text.append(mark.line()));
        Path next = folder.resolve("status-file.marks.new");
        try {
            Files.deleteIfExists(next);
            Files.writeString(next, text, StandardCharsets.US_ASCII, StandardOpenOption.CREATE_NEW);
            Files.move(next, file(), StandardCopyOption.ATOMIC_MOVE, StandardCopyOption.REPLACE_EXISTING);
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The status file's marks cannot be written", e);
        }
    }

    /** The last change that a file of this time is known to show; null where nothing is known. */
    @Nullable
    Long shownUpTo(Instant writtenAt, UUID record) {
        Mark best = null;
        for (Mark mark : read()) {
            boolean isIt = mark.at().equals(writtenAt);
            if (mark.record().equals(record)
                    && (isIt || mark.at().isBefore(writtenAt.minus(SKEW)))
                    && (best == null || isIt || mark.at().isAfter(best.at()))) {
                best = mark;
            }
        }
        return best == null ? null : best.seq();
    }

    private List<Mark> read() {
        try {
            List<Mark> marks = new ArrayList<>();
            for (String line : OwnFiles.read(file(), MAX_BYTES).split("\n", -1)) {
                Mark mark = Mark.of(line);
                if (mark != null) {
                    marks.add(mark);
                }
            }
            return marks;
        } catch (NoSuchFileException e) {
            return List.of();
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The status file's marks cannot be read", e);
            return List.of();
        }
    }

    private Path file() {
        return folder.resolve("status-file.marks");
    }
}
