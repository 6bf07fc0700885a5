package dev.tracker.mcp.protocol;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one served client; none of them keeps the process alive. */
final class CallThreads {

    private CallThreads() {}

    /** A pool that drops what comes after its shutdown: by then nobody waits for it. */
    static ExecutorService pool(int threads, String name) {
        AtomicInteger last = new AtomicInteger();
        return new ThreadPoolExecutor(
                threads,
                threads,
                0,
                TimeUnit.SECONDS,
                new LinkedBlockingQueue<>(),
                task -> daemon(task, name + "-" + last.incrementAndGet()),
                new ThreadPoolExecutor.DiscardPolicy());
    }

    static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
