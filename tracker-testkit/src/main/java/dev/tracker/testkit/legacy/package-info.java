/** Status files to test readers with: in every accepted form, broken on purpose, and hostile. */
@NullMarked
package dev.tracker.testkit.legacy;

import org.jspecify.annotations.NullMarked;
