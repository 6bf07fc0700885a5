package dev.tracker.core.store;

/**
 * Opens records in stores of one kind. A module that keeps records names its implementation, which has a
 * public constructor without parameters, in {@code META-INF/services/dev.tracker.core.store.StoreProvider}:
 * {@link java.util.ServiceLoader} finds it there, so that tests use whichever store is on their class path.
 */
public interface StoreProvider {

    /** Whether this store keeps records at addresses of this form. Does not look whether there is one. */
    boolean supports(String url);

    /**
     * Opens the record at an address, and first makes there whatever a record needs and lacks.
     *
     * @return the record, which the caller closes
     * @throws dev.tracker.core.error.DatabaseException if it cannot be opened
     */
    OpenStore open(StoreRequest request);
}
