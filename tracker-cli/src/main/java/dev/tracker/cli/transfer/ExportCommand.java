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
import java.io.OutputStream;
import java.io.UncheckedIOException;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.AccessDeniedException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.nio.file.StandardOpenOption;
import picocli.CommandLine.Parameters;

final class ExportCommand implements Action {
    private static final byte[] BYTE_ORDER_MARK = "\uFEFF".getBytes(StandardCharsets.UTF_8);

    private final Session session;

    @Parameters(
            paramLabel = "FILE",
            description = "The file to write, in place of an earlier export; - for the output.")
    private String file = "";

    ExportCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() throws IOException {
        if (TransferFiles.STANDARD.equals(file)) {
            write(session.streams().out());
            return;
        }
        Path target = TransferFiles.path(session, file);
        if (Files.isDirectory(target)) {
            throw TransferFiles.refused(file, "is a folder; name a file in it");
        }
        if (Files.exists(target, LinkOption.NOFOLLOW_LINKS) && !Files.isRegularFile(target)) {
            throw TransferFiles.refused(file, "is no file that could be replaced; name another, or - for the output");
        }
        if (Files.exists(target) && !isReplaceable(target)) {
            throw TransferFiles.refused(
                    file, "is no export, and nothing else is replaced; name another, or move that away");
        }
        session.print(TransferFiles.answer(target, exported(target), "Exported"));
    }

    /** What is empty or begins as an export does; the record's own file, for one, would be lost. */
    private static boolean isReplaceable(Path target) throws IOException {
        String export = "{\"kind\":\"tracker_record\"";
        try (InputStream stream = Files.newInputStream(target)) {
            byte[] start = stream.readNBytes(export.length() + BYTE_ORDER_MARK.length);
            String there = new String(start, StandardCharsets.UTF_8);
            return there.isEmpty() || there.startsWith(export) || there.startsWith("\uFEFF" + export);
        } catch (AccessDeniedException e) {
            return false;
        }
    }

    /** Writes beside, and moves when all is there: half an export stands under no name that was asked for. */
    private Transferred exported(Path target) throws IOException {
        Path beside = unfinished(target);
        try {
            Transferred transferred;
            try (OutputStream stream = Files.newOutputStream(beside)) {
                transferred = write(stream);
            }
            try (FileChannel written = FileChannel.open(beside, StandardOpenOption.WRITE)) {
                written.force(true);
            }
            Files.move(beside, target, StandardCopyOption.REPLACE_EXISTING);
            return transferred;
        } catch (UncheckedIOException | DatabaseException e) {
            IOException fault = FileFaults.causeOf(e);
            if (fault == null) {
                throw e;
            }
            throw TransferFiles.refused(file, "cannot be written: " + FileFaults.reason(fault));
        } catch (IOException e) {
            throw TransferFiles.refused(file, "cannot be written: " + FileFaults.reason(e));
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    private Path unfinished(Path target) {
        try {
            Path folder = target.toAbsolutePath().getParent();
            return Files.createTempFile(folder, ".tracker-export", ".jsonl");
        } catch (IOException e) {
            throw TransferFiles.refused(file, "cannot be written: " + FileFaults.reason(e));
        }
    }

    private Transferred write(OutputStream stream) throws IOException {
        JsonLines.Output lines = JsonLines.to(stream);
        try (Progress progress = Progress.of(session, "Exporting", 0)) {
            Transferred transferred = session.tracker().transfer().export(lines, progress::reached);
            lines.flush();
            return transferred;
        }
    }
}
