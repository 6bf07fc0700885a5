package dev.tracker.cli.transfer;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.FileFaults;
import dev.tracker.cli.frame.Progress;
import dev.tracker.cli.frame.Session;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.transfer.Transferred;
import dev.tracker.persistence.JsonLines;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.nio.channels.Channels;
import java.nio.channels.FileChannel;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Parameters;

final class ImportCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "FILE", description = "The file that tracker export wrote; - for the input.")
    private String file = "";

    ImportCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() throws IOException {
        if (TransferFiles.STANDARD.equals(file)) {
            session.print(TransferFiles.answer(Path.of(file), readStandardInput(), "Imported"));
            return;
        }
        Path source = TransferFiles.path(session, file);
        if (!Files.isRegularFile(source)) {
            throw TransferFiles.refused(file, Files.exists(source) ? "is no file" : "does not exist");
        }
        Transferred transferred;
        try (InputStream stream = open(source)) {
            transferred = read(stream);
        }
        session.print(TransferFiles.answer(source, transferred, "Imported"));
    }

    /** Stores standard input first: no transaction that blocks other writers waits for a slow sender. */
    private Transferred readStandardInput() throws IOException {
        Path stored = Files.createTempFile("tracker-import-", ".jsonl");
        try (FileChannel channel = FileChannel.open(
                stored, StandardOpenOption.READ, StandardOpenOption.WRITE, StandardOpenOption.DELETE_ON_CLOSE)) {
            session.streams().in().transferTo(Channels.newOutputStream(channel));
            channel.position(0);
            return read(Channels.newInputStream(channel));
        }
    }

    private InputStream open(Path source) {
        try {
            return Files.newInputStream(source);
        } catch (IOException e) {
            throw TransferFiles.refused(file, "cannot be read: " + FileFaults.reason(e));
        }
    }

    private Transferred read(InputStream stream) {
        try (Progress progress = Progress.of(session, "Importing", 0)) {
            return session.tracker().transfer().load(JsonLines.from(stream), progress::reached);
        } catch (UncheckedIOException | DatabaseException e) {
            IOException fault = FileFaults.causeOf(e);
            if (fault == null) {
                throw e;
            }
            throw TransferFiles.refused(file, "cannot be read: " + FileFaults.reason(fault));
        }
    }
}
