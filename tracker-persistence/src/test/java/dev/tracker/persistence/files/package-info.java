/** Tests of the access to a project's files. */
@NullMarked
package dev.tracker.persistence.files;

import org.jspecify.annotations.NullMarked;
