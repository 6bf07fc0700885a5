/** Brings the writes of a journal into the record, each once, and keeps both sides where they do not go together. */
@NullMarked
package dev.tracker.core.replay;

import org.jspecify.annotations.NullMarked;
