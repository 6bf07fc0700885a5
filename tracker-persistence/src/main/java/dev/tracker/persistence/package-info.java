/** The record in a database, PostgreSQL or SQLite, behind the ports of the core. */
@NullMarked
package dev.tracker.persistence;

import org.jspecify.annotations.NullMarked;
