package dev.tracker.persistence;

/** Threads of our own, which keep no process alive. */
final class Daemon {

    private Daemon() {}

    static Thread of(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
