package dev.tracker.persistence;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.store.OpenStore;
import dev.tracker.core.store.StoreProvider;
import dev.tracker.core.store.StoreRequest;
import java.nio.file.Path;

/** Offers {@link Store} to those who look for a store by {@link java.util.ServiceLoader}. */
public final class DatabaseStores implements StoreProvider {

    @Override
    public boolean supports(String url) {
        return JdbcUrl.fault(url) == null;
    }

    @Override
    public OpenStore open(StoreRequest request) {
        StoreSettings settings = new StoreSettings(request.url(), null, null, Path.of(""), request.connections());
        return new Opened(Store.open(settings, request.wrapper()));
    }

    private record Opened(Store store) implements OpenStore {

        @Override
        public TrackerPorts ports() {
            return store;
        }

        @Override
        public void close() {
            store.close();
        }
    }
}
