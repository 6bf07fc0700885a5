/** What has to hold of a record, whatever was done to it. */
@NullMarked
package dev.tracker.testkit.assertion;

import org.jspecify.annotations.NullMarked;
