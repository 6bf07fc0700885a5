package dev.tracker.testkit.fault;

import java.util.OptionalInt;

/** A cut that waits for its moment. */
interface Trap {

    /** Returns how many bytes of the portion still pass before the cut, or nothing where this is not the moment. */
    OptionalInt cutIn(Portion portion);
}
