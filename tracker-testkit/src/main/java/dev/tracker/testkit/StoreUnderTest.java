package dev.tracker.testkit;

import dev.tracker.core.store.StoreProvider;
import dev.tracker.core.store.StoreRequest;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import java.util.List;
import java.util.ServiceLoader;

/** The store that the class path offers. */
record StoreUnderTest(StoreProvider provider) {

    /**
     * Finds it.
     *
     * @throws IllegalStateException if there is none, or more than one
     */
    static StoreUnderTest find() {
        ClassLoader loader = Thread.currentThread().getContextClassLoader();
        List<StoreProvider> found = ServiceLoader.load(StoreProvider.class, loader).stream()
                .map(ServiceLoader.Provider::get)
                .toList();
        if (found.isEmpty()) {
            throw new IllegalStateException(
                    "There is no store on the test's class path: add dev.tracker:tracker-persistence,"
                            + " or name a store of your own in META-INF/services/" + StoreProvider.class.getName()
                            + ".");
        }
        if (found.size() > 1) {
            throw new IllegalStateException(
                    "There are several stores on the test's class path, of which one is to be kept: "
                            + found.stream()
                                    .map(store -> store.getClass().getName())
                                    .toList());
        }
        return new StoreUnderTest(found.get(0));
    }

    /** A database with an empty record in it. */
    TestDatabase database(TestDatabase.Kind kind) {
        return TestDatabases.cloned(kind, "record of " + provider.getClass().getName(), this::makeRecord);
    }

    private void makeRecord(TestDatabase database) {
        if (!provider.supports(database.jdbcUrl())) {
            throw new IllegalStateException(name() + " keeps no records on " + database.kind());
        }
        provider.open(StoreRequest.of(database.jdbcUrl(), 1)).close();
    }

    String name() {
        return provider.getClass().getSimpleName();
    }
}
