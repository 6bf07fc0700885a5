package dev.tracker.testkit.fault;

import java.time.Duration;
import java.util.concurrent.locks.Condition;
import java.util.concurrent.locks.Lock;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.BooleanSupplier;

/** Holds portions back: for a time, or until it is opened. */
final class Gate {

    private final Lock lock = new ReentrantLock();
    private final Condition changed = lock.newCondition();
    private boolean shut;
    private Duration delay = Duration.ZERO;

    /** Waits until a portion that has come now may pass, or nobody wants it to any more. */
    void pass(BooleanSupplier isWanted) throws InterruptedException {
        lock.lockInterruptibly();
        try {
            long since = System.nanoTime();
            while (isWanted.getAsBoolean()) {
                long left = delay.toNanos() - (System.nanoTime() - since);
                if (shut) {
                    changed.await();
                } else if (left > 0) {
                    changed.awaitNanos(left);
                } else {
                    return;
                }
            }
        } finally {
            lock.unlock();
        }
    }

    void shut() {
        change(true, delay);
    }

    void delay(Duration time) {
        change(shut, time);
    }

    void open() {
        change(false, Duration.ZERO);
    }

    /** Lets those who wait ask again whether they are wanted. */
    void wake() {
        change(shut, delay);
    }

    private void change(boolean nowShut, Duration nowDelay) {
        lock.lock();
        try {
            shut = nowShut;
            delay = nowDelay;
            changed.signalAll();
        } finally {
            lock.unlock();
        }
    }
}
