/** The tools by topic: each tool's name, description, schemas and handler side by side. */
@NullMarked
package dev.tracker.mcp.tool;

import org.jspecify.annotations.NullMarked;
