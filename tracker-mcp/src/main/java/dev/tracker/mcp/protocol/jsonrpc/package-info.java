/** JSON-RPC messages: reading them, their errors, and the lines that go out. */
@NullMarked
package dev.tracker.mcp.protocol.jsonrpc;

import org.jspecify.annotations.NullMarked;
