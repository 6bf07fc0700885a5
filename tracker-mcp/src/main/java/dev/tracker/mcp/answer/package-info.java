/** From a tool's answer to the text that a client gets: cleaned, compact, and never too long. */
@NullMarked
package dev.tracker.mcp.answer;

import org.jspecify.annotations.NullMarked;
