package dev.tracker.persistence.files;

import java.io.IOException;
import java.io.InputStream;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.regex.Pattern;

/** Who holds a project's lock, as its file says to those who wait in vain. */
record LockHolder(String who) {

    private static final Pattern WRITTEN = Pattern.compile("process [0-9]{1,10}");
    private static final int LONGEST = 200;

    static LockHolder self() {
        return new LockHolder("process " + ProcessHandle.current().pid());
    }

    /** Who wrote itself into the file; anything else there is nobody's name. */
    static LockHolder of(Path file) {
        try (InputStream in = Files.newInputStream(file)) {
            String written = new String(in.readNBytes(LONGEST), StandardCharsets.UTF_8).strip();
            return new LockHolder(WRITTEN.matcher(written).matches() ? written : "another process");
        } catch (IOException e) {
            // Some systems let nobody read what is locked.
            return new LockHolder("another process");
        }
    }

    /** Only for people to read: the lock itself is the system's. */
    void write(FileChannel channel) throws IOException {
        byte[] line = (who + "\n").getBytes(StandardCharsets.US_ASCII);
        channel.write(ByteBuffer.wrap(line), 0);
        channel.truncate(line.length);
    }

    @Override
    public String toString() {
        return who;
    }
}
