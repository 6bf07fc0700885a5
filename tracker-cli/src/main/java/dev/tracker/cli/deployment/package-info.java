/** Commands on deployments. */
@NullMarked
package dev.tracker.cli.deployment;

import org.jspecify.annotations.NullMarked;
