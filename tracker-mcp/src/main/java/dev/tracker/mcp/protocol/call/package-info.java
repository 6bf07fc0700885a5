/** Requests that are not answered yet, and the threads that answer them. */
@NullMarked
package dev.tracker.mcp.protocol.call;

import org.jspecify.annotations.NullMarked;
