/** How long calls of the services take, beside the same work by plain JDBC. */
@NullMarked
package dev.tracker.persistence.bench;

import org.jspecify.annotations.NullMarked;
