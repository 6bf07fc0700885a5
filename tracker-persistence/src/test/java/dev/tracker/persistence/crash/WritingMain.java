package dev.tracker.persistence.crash;

import dev.tracker.core.Tracker;
import dev.tracker.persistence.Store;

/** Writes without end, and says so of each write once it is acknowledged. Made to be killed. */
final class WritingMain {

    private WritingMain() {}

    /** Writes to the database of the first argument, in the order of the seed that is the second. */
    public static void main(String[] args) {
        try (Store store = Store.open(args[0])) {
            RandomWrites writes = new RandomWrites(Tracker.over(store), "writer", Long.parseLong(args[1]));
            while (!System.out.checkError()) {
                RandomWrites.Acknowledged write = writes.next();
                if (write != null) {
                    System.out.println(write.entity() + " " + write.id() + " " + write.version());
                }
            }
        }
    }
}
