/** Reads and writes status files and session prompts, on commonmark and safe YAML. */
@NullMarked
package dev.tracker.persistence.statusfile;

import org.jspecify.annotations.NullMarked;
