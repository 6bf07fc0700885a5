package dev.tracker.core.migration;

import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.List;

/** The five checks of a migration: each compares what the file says with what was read back from the record. */
public record Reconciliation(
        Check vendorCount,
        Check deploymentHistory,
        Check enhancements,
        Check sessionPrompts,
        MetadataCheck vendorMetadata) {

    /**
     * One check.
     *
     * @param source how many entries the file has; prompts: with those of the prompt files named
     * @param migrated how many of them were found in the record as the file has them
     * @param missing those that were not, each with its line and the reason
     */
    public record Check(int source, int migrated, boolean match, List<String> missing) {

        public Check {
            missing = List.copyOf(missing);
        }

        /** This check and another as one: it holds if both do. */
        Check and(Check other) {
            List<String> all = new ArrayList<>(missing);
            all.addAll(other.missing);
            return new Check(source + other.source, migrated + other.migrated, match && other.match, all);
        }
    }

    /**
     * The check of what is known of the vendors.
     *
     * @param fieldsValidated how many fields were compared
     * @param completenessPercentage how many of the fields of the file's vendors were found equal, of 100
     */
    public record MetadataCheck(
            int source,
            int migrated,
            boolean match,
            List<String> missing,
            int fieldsValidated,
            BigDecimal completenessPercentage) {

        public MetadataCheck {
            missing = List.copyOf(missing);
        }
    }

    /** Whether all five hold. */
    public boolean holds() {
        return vendorCount.match()
                && deploymentHistory.match()
                && enhancements.match()
                && sessionPrompts.match()
                && vendorMetadata.match();
    }
}
