/** Features that a server offers to assistants: tools, resources, prompts and completions. */
@NullMarked
package dev.tracker.mcp.protocol;

import org.jspecify.annotations.NullMarked;
