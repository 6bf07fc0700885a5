package dev.tracker.persistence.files;

import dev.tracker.core.project.ProjectFiles;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.attribute.BasicFileAttributes;
import java.util.Arrays;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** Reads a file from one opened handle, and believes it only if nothing about it changed meanwhile. */
final class FileReading {

    private static final int ATTEMPTS = 5;
    private static final int TEXT_IS_SEEN_BY = 8192;

    private FileReading() {}

    /** The whole file; {@link java.nio.file.NoSuchFileException} where there is none. */
    static byte[] read(Folder folder, String name, String asked) throws IOException {
        for (int attempt = 0; attempt < ATTEMPTS; attempt++) {
            byte[] bytes = readOnce(folder, name, asked);
            if (bytes != null) {
                refuseBinary(bytes, asked);
                return bytes;
            }
        }
        throw Refusal.changing(asked);
    }

    /** Null where the file was changed meanwhile. */
    private static byte @Nullable [] readOnce(Folder folder, String name, String asked) throws IOException {
        BasicFileAttributes before = folder.attributes(name);
        // Looked at before it is opened: opening a pipe waits for its other end.
        refuseUnlessFile(before, asked);
        refuseHuge(before.size(), asked);
        byte[] bytes;
        try (FileChannel channel = folder.read(name)) {
            bytes = all(channel, asked);
        }
        return isSame(before, folder.attributes(name), bytes.length) ? bytes : null;
    }

    static void refuseUnlessFile(BasicFileAttributes attributes, String asked) {
        if (attributes.isDirectory()) {
            throw Refusal.of(asked, "names a folder, not a file");
        }
        if (!attributes.isRegularFile()) {
            throw Refusal.of(asked, "names no ordinary file but a device, a pipe, a socket or a link");
        }
    }

    private static void refuseHuge(long size, String asked) {
        if (size > ProjectFiles.MAX_BYTES) {
            throw Refusal.of(asked, "names a file of more than 16 MiB, which none is that people write");
        }
    }

    private static byte[] all(FileChannel channel, String asked) throws IOException {
        // One more than it should have, so that a file which grows is noticed.
        ByteBuffer buffer = ByteBuffer.allocate((int) Math.min(channel.size(), ProjectFiles.MAX_BYTES) + 1);
        int read = 0;
        while (read >= 0 && buffer.hasRemaining()) {
            read = channel.read(buffer);
        }
        refuseHuge(buffer.position(), asked);
        return Arrays.copyOf(buffer.array(), buffer.position());
    }

    private static boolean isSame(BasicFileAttributes before, BasicFileAttributes after, int length) {
        return Objects.equals(before.fileKey(), after.fileKey())
                && before.lastModifiedTime().equals(after.lastModifiedTime())
                && before.size() == after.size()
                && after.size() == length;
    }

    private static void refuseBinary(byte[] bytes, String asked) {
        int seen = Math.min(bytes.length, TEXT_IS_SEEN_BY);
        for (int i = 0; i < seen; i++) {
            if (bytes[i] == 0) {
                throw Refusal.of(asked, "names a binary file, not a text");
            }
        }
    }
}
