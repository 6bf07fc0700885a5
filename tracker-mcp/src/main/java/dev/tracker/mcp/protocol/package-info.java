/** The edge: what is offered to assistants, and how it is spoken over the Model Context Protocol. */
@NullMarked
package dev.tracker.mcp.protocol;

import org.jspecify.annotations.NullMarked;
