/** The files of a project, as far as the program may read and write them. */
@NullMarked
package dev.tracker.core.project;

import org.jspecify.annotations.NullMarked;
