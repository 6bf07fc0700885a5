package dev.tracker.core.enhancement;

/** How far an enhancement is. */
public enum EnhancementStatus {
    PLANNED,
    APPROVED,
    IMPLEMENTING,
    COMPLETED
}
