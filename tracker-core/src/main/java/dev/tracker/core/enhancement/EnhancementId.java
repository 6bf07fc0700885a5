package dev.tracker.core.enhancement;

import dev.tracker.core.json.Scalar;
import java.util.UUID;

/** Identifies an enhancement. */
public record EnhancementId(UUID value) implements Scalar {

    @Override
    public String toString() {
        return value.toString();
    }
}
