/** What is kept while the record's database is away, and what becomes of it when it is back. */
@NullMarked
package dev.tracker.core.availability;

import org.jspecify.annotations.NullMarked;
