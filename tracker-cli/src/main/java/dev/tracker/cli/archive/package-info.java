/** {@code tracker archive}: what was put aside, and its way there and back. */
@NullMarked
package dev.tracker.cli.archive;

import org.jspecify.annotations.NullMarked;
