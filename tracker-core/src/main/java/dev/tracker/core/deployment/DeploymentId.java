package dev.tracker.core.deployment;

import dev.tracker.core.json.Scalar;
import java.util.UUID;

/** Identifies a deployment. */
public record DeploymentId(UUID value) implements Scalar {

    @Override
    public String toString() {
        return value.toString();
    }
}
