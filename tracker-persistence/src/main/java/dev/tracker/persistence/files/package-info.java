/** A project's text files, read and replaced as if somebody meant harm by their names. */
@NullMarked
package dev.tracker.persistence.files;

import org.jspecify.annotations.NullMarked;
