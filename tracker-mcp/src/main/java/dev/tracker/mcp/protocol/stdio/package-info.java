/** The server over standard input and output, one message a line. */
@NullMarked
package dev.tracker.mcp.protocol.stdio;

import org.jspecify.annotations.NullMarked;
