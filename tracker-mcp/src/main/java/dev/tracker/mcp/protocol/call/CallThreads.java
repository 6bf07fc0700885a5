package dev.tracker.mcp.protocol.call;

import java.util.concurrent.ExecutorService;
import java.util.concurrent.LinkedBlockingQueue;
import java.util.concurrent.ThreadPoolExecutor;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.atomic.AtomicInteger;

/** The threads of one served client; none of them keeps the process alive. */
public final class CallThreads {

    private CallThreads() {}

    /** A pool that drops what comes after its shutdown: by then nobody waits for it. */
    public static ExecutorService pool(int threads, String name) {
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

    public static Thread daemon(Runnable task, String name) {
        Thread thread = new Thread(task, name);
        thread.setDaemon(true);
        return thread;
    }
}
