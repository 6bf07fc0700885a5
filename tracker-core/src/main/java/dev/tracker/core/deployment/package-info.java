/** Deployments: what was released, when, and what it touched. */
@NullMarked
package dev.tracker.core.deployment;

import org.jspecify.annotations.NullMarked;
