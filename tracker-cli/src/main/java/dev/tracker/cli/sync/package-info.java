/** {@code tracker sync}: what was written while the database was away, and its way there. */
@NullMarked
package dev.tracker.cli.sync;

import org.jspecify.annotations.NullMarked;
