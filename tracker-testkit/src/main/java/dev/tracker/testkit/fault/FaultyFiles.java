package dev.tracker.testkit.fault;

import java.nio.file.Path;

/**
 * Files whose writes fail as told: a path that behaves as that of a real folder, in which everything is really kept,
 * until a fault is asked for.
 *
 * <pre>{@code
 * FaultyFiles files = FaultyFiles.over(folder);
 * files.failWritesTo(files.path().resolve("status.md"), FileFault.ACCESS_DENIED);
 * new StatusFile(files.path()).save(...);
 * }</pre>
 *
 * <p>It reaches code that uses {@link java.nio.file.Files} and channels on paths made from {@link #path()}, by {@code
 * resolve} and the like. It does not reach {@link java.io.File}, {@code Path.of}, memory-mapped files, and libraries
 * that go to the system themselves: <strong>not SQLite</strong>, for which {@link SqliteLimit} makes a full disk.
 *
 * <p>Each of these is one write: to create a file, a folder or a link, to write to a file once, to shorten it, to move,
 * copy or delete it. Methods may be called by any thread, at any time.
 */
public final class FaultyFiles {

    private final WriteFaults faults = new WriteFaults();
    private final FaultyPath path;

    private FaultyFiles(Path folder) {
        FaultyFileSystem fileSystem = new FaultyFileSystem(folder.getFileSystem(), faults);
        this.path = fileSystem.path(folder);
    }

    /** Wraps a folder; without a fault everything in it goes well. */
    public static FaultyFiles over(Path folder) {
        return new FaultyFiles(folder);
    }

    /** Returns the folder as the code under test is to see it. */
    public Path path() {
        return path;
    }

    /**
     * Makes one write fail.
     *
     * @param nth which from now on; 1 is the next
     */
    public void failWrite(long nth, FileFault fault) {
        if (nth < 1) {
            throw new IllegalArgumentException("the first write is number 1, not " + nth);
        }
        faults.failNth(nth, fault);
    }

    /** Makes every write to one file, or to a folder's own entry, fail until {@link #heal()}. */
    public void failWritesTo(Path failing, FileFault fault) {
        faults.failPath(FaultyPath.key(failing), fault);
    }

    /**
     * Fills the disk: so many bytes can still be written, over all files, and every later one fails until {@link
     * #heal()}. A write of more than are left writes those and then fails, as on a real disk.
     */
    public void failAfter(long bytes, FileFault fault) {
        if (bytes < 0) {
            throw new IllegalArgumentException("a count of bytes that is less than 0: " + bytes);
        }
        faults.failAfter(bytes, fault);
    }

    /** Ends all faults. */
    public void heal() {
        faults.heal();
    }

    /** Returns how many writes there were, failed ones among them, so that a test can let each of them fail in turn. */
    public long writes() {
        return faults.writes();
    }
}
