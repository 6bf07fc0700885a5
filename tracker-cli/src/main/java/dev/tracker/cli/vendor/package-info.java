/** Commands on vendors. */
@NullMarked
package dev.tracker.cli.vendor;

import org.jspecify.annotations.NullMarked;
