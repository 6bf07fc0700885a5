/** {@code tracker migrate} and {@code tracker import-prompts}: from files kept by hand into the record. */
@NullMarked
package dev.tracker.cli.migration;

import org.jspecify.annotations.NullMarked;
