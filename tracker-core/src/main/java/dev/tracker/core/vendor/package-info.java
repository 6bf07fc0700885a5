/** Vendor extractors and their health. */
@NullMarked
package dev.tracker.core.vendor;

import org.jspecify.annotations.NullMarked;
