/** Commands on work items. */
@NullMarked
package dev.tracker.cli.work;

import org.jspecify.annotations.NullMarked;
