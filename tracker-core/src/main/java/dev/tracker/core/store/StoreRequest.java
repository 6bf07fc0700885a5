package dev.tracker.core.store;

import dev.tracker.core.validation.Require;

/**
 * Which record is to be opened, and how.
 *
 * @param url an address that the provider supports, with user and password in it where they are needed
 * @param connections how many connections there may be at once, from 1
 * @param wrapper what every connection goes through before it is used
 */
public record StoreRequest(String url, int connections, ConnectionWrapper wrapper) {

    public StoreRequest {
        Require.range("connections", connections, 1, Integer.MAX_VALUE);
    }

    /** A record to be used as usual, over so many connections at most. */
    public static StoreRequest of(String url, int connections) {
        return new StoreRequest(url, connections, ConnectionWrapper.NONE);
    }

    /** Leaves out the address, which may hold a password. */
    @Override
    public String toString() {
        return "StoreRequest[connections=" + connections + "]";
    }
}
