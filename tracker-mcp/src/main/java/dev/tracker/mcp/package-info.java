/** The MCP server: its entry point and what it offers. */
@NullMarked
package dev.tracker.mcp;

import org.jspecify.annotations.NullMarked;
