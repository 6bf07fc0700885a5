/** What every entity of the record has in common. */
@NullMarked
package dev.tracker.core.entity;

import org.jspecify.annotations.NullMarked;
