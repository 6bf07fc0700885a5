/** A client for MCP servers under test. */
@NullMarked
package dev.tracker.testkit.mcp;

import org.jspecify.annotations.NullMarked;
