/** The server's features as the Java SDK of the protocol wants them, and the rules for requests. */
@NullMarked
package dev.tracker.mcp.protocol.sdk;

import org.jspecify.annotations.NullMarked;
