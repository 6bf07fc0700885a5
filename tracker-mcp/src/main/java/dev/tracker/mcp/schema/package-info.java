/** JSON schemas, their keys in the order in which they are written. */
@NullMarked
package dev.tracker.mcp.schema;

import org.jspecify.annotations.NullMarked;
