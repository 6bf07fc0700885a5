package dev.tracker.core.transfer;

/** Counts lines, and tells of some of them. */
final class Steps {

    private static final int TOLD = 100;

    private final TransferProgress progress;
    private final long total;
    private long done;

    Steps(TransferProgress progress, long total) {
        this.progress = progress;
        this.total = total;
    }

    void step() {
        done++;
        if (done % TOLD == 0 || done == total) {
            progress.reached(done, total);
        }
    }
}
