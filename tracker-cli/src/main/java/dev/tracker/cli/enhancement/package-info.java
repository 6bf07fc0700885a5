/** Commands on planned enhancements. */
@NullMarked
package dev.tracker.cli.enhancement;

import org.jspecify.annotations.NullMarked;
