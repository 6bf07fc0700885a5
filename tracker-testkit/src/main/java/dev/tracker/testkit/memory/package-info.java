/** Every port of the tracker without a database: the model that the databases are compared with. */
@NullMarked
package dev.tracker.testkit.memory;

import org.jspecify.annotations.NullMarked;
