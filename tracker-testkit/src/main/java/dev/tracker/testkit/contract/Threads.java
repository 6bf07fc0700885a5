package dev.tracker.testkit.contract;

import java.util.ArrayList;
import java.util.List;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.ExecutorService;
import java.util.concurrent.Executors;
import java.util.concurrent.Future;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;

/** Runs tasks at once, each in a thread of its own. */
final class Threads {

    private static final int PATIENCE_SECONDS = 60;

    private Threads() {}

    /**
     * What the tasks give, in their order.
     *
     * @throws IllegalStateException where one fails or does not end
     */
    static <T> List<T> runAll(List<? extends Callable<? extends T>> tasks) {
        ExecutorService threads = Executors.newFixedThreadPool(tasks.size());
        try {
            List<Future<? extends T>> running = new ArrayList<>();
            tasks.forEach(task -> running.add(threads.submit(task)));
            List<T> results = new ArrayList<>();
            for (Future<? extends T> task : running) {
                results.add(task.get(PATIENCE_SECONDS, TimeUnit.SECONDS));
            }
            return results;
        } catch (InterruptedException e) {
            Thread.currentThread().interrupt();
            throw new IllegalStateException("interrupted while tasks ran", e);
        } catch (ExecutionException e) {
            throw new IllegalStateException("a task failed: " + e.getCause(), e);
        } catch (TimeoutException e) {
            throw new IllegalStateException("a task did not end within " + PATIENCE_SECONDS + " seconds", e);
        } finally {
            threads.shutdownNow();
        }
    }
}
