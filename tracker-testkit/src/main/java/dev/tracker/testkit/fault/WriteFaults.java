package dev.tracker.testkit.fault;

import java.io.IOException;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Which writes fail; paths are those of the file system underneath, absolute. */
final class WriteFaults {

    private final Map<Path, FileFault> paths = new HashMap<>();
    private long writes;
    private long failing;
    private @Nullable FileFault failingFault;
    private long bytesLeft;
    private @Nullable FileFault fullFault;

    /** Counts a write, and returns how many of its bytes may be written; none left is a failure. */
    synchronized int allowed(Path path, int bytes) throws IOException {
        change(path);
        if (fullFault == null) {
            return bytes;
        }
        int allowed = (int) Math.min(bytes, bytesLeft);
        bytesLeft -= allowed;
        if (allowed == 0 && bytes > 0) {
            throw fullFault.on(path);
        }
        return allowed;
    }

    /** Counts a write without bytes, as that of a folder's entry. */
    synchronized void change(Path path) throws IOException {
        writes++;
        FileFault forPath = paths.get(path);
        if (forPath != null) {
            throw forPath.on(path);
        }
        FileFault now = failingFault;
        if (now != null && writes == failing) {
            failingFault = null;
            throw now.on(path);
        }
    }

    /** Tells whether a path is one whose every write is denied. */
    synchronized boolean isDenied(Path path) {
        return paths.get(path) == FileFault.ACCESS_DENIED;
    }

    synchronized long writes() {
        return writes;
    }

    synchronized void failPath(Path path, FileFault fault) {
        paths.put(path, fault);
    }

    synchronized void failNth(long nth, FileFault fault) {
        failing = writes + nth;
        failingFault = fault;
    }

    synchronized void failAfter(long bytes, FileFault fault) {
        bytesLeft = bytes;
        fullFault = fault;
    }

    synchronized void heal() {
        paths.clear();
        failingFault = null;
        fullFault = null;
    }
}
