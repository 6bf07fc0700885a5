/** Commands that begin a project, serve it, or tell of the program. */
@NullMarked
package dev.tracker.cli.project;

import org.jspecify.annotations.NullMarked;
