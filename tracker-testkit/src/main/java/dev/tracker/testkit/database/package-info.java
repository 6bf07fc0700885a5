/** Databases for tests: empty or cloned from a migrated template, on PostgreSQL and SQLite, and gone afterwards. */
@NullMarked
package dev.tracker.testkit.database;

import org.jspecify.annotations.NullMarked;
