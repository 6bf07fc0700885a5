package com.example.shelf;

import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.Vendor;
import java.util.Map;
import java.util.TreeMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Function;
import java.util.function.Supplier;

/** Vendors in this process, for one unit of work at a time. */
final class Shelf implements UnitOfWork {

    private final ReentrantLock lock = new ReentrantLock(true);
    private final Map<String, Vendor> vendors = new TreeMap<>();

    @Override
    public <T> T write(WriteScope scope, Supplier<T> work) {
        lock.lock();
        Map<String, Vendor> before = Map.copyOf(vendors);
        boolean done = false;
        try {
            T result = work.get();
            done = true;
            return result;
        } finally {
            if (!done) {
                vendors.clear();
                vendors.putAll(before);
            }
            lock.unlock();
        }
    }

    @Override
    public <T> T read(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    <T> T read(Function<Map<String, Vendor>, T> question) {
        return read(() -> question.apply(vendors));
    }
}
