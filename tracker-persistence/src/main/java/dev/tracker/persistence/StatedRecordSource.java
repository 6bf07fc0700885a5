package dev.tracker.persistence;

import dev.tracker.core.availability.Source;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.persistence.statusfile.MarkdownStatusFiles;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.List;
import org.jspecify.annotations.Nullable;

/** Serves what a status file states, wherever the file is kept. Reads it again when it is another. */
final class StatedRecordSource implements ReadSource, AutoCloseable {

    private final Source source;
    private final Keeping keeping;
    private final Path projectFolder;
    private final Clock clock;
    private @Nullable Object read;
    private @Nullable StatedRecord record;

    /** Where a status file is kept. */
    interface Keeping {

        /** What is there now, told apart from what was there before; null where there is nothing. */
        @Nullable
        Object look() throws IOException;

        /** Reads what {@link #look} saw. */
        Kept read(Object seen) throws IOException;

        /** Why there is nothing, as a part of a sentence. */
        String absence();
    }

    /**
     * A status file.
     *
     * @param at when it was kept
     * @param description which it is, as a part of a sentence
     */
    record Kept(SourceText text, Instant at, String description, List<StatedRecord.Merge> later) {}

    StatedRecordSource(Source source, Keeping keeping, Path projectFolder, Clock clock) {
        this.source = source;
        this.keeping = keeping;
        this.projectFolder = projectFolder;
        this.clock = clock;
    }

    private @Nullable Kept kept;

    @Override
    public Source source() {
        return source;
    }

    @Override
    public synchronized Offer offer() {
        try {
            Object seen = keeping.look();
            if (seen == null) {
                return new Offer.None(keeping.absence());
            }
            if (!seen.equals(read)) {
                load(seen);
            }
            return offer(kept, record);
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A status file cannot be read", e);
            return new Offer.None("it cannot be read");
        } catch (TrackerException e) {
            return new Offer.None(e.getMessage());
        }
    }

    private Offer offer(@Nullable Kept file, @Nullable StatedRecord stated) {
        if (file == null || stated == null) {
            return new Offer.None("it states nothing that is known here");
        }
        Duration age = Duration.between(file.at(), clock.instant());
        return new Offer.Serving(
                stated.sessions(),
                age,
                file.description() + ", " + Ages.inWords(age)
                        + " old, which holds only a part of the record; ids and keys are not in it",
                false,
                false);
    }

    private void load(Object seen) throws IOException {
        Kept file = keeping.read(seen);
        ParsedStatusFile parsed = new MarkdownStatusFiles().parse(file.text());
        StatedRecord before = record;
        boolean empty = parsed.vendors().isEmpty()
                && parsed.workItems().isEmpty()
                && parsed.deployments().isEmpty()
                && parsed.enhancements().isEmpty();
        record = empty ? null : StatedRecord.of(parsed, file.later(), projectFolder);
        kept = file;
        read = seen;
        if (before != null) {
            before.close();
        }
    }

    @Override
    public synchronized void close() {
        if (record != null) {
            record.close();
        }
    }
}
