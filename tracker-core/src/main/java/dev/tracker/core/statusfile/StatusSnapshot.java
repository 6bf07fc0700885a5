package dev.tracker.core.statusfile;

import static java.util.Comparator.comparing;
import static java.util.Comparator.naturalOrder;
import static java.util.Comparator.nullsLast;

import dev.tracker.core.validation.Require;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.List;

/**
 * What a generated status file is made from. It brings its lists into the file's order itself, by
 * times to the second, so that a file that was read back comes out in the same order again.
 *
 * @param at the time of the file, to the second
 * @param vendors all of the record, each with all its fields
 * @param workItems the open tree in depth-first order, as {@link OpenItem#outline} gives it
 * @param deployments the newest; of more than {@value #MAX_DEPLOYMENTS} the newest are kept
 * @param enhancements those not completed
 * @param notes people's own text that the file carries on
 */
public record StatusSnapshot(
        Instant at,
        List<StatedVendor> vendors,
        List<StatedWorkItem> workItems,
        List<StatedDeployment> deployments,
        List<StatedEnhancement> enhancements,
        List<Note> notes) {

    /** So many deployments a file shows. */
    public static final int MAX_DEPLOYMENTS = 10;

    public StatusSnapshot {
        at = at.truncatedTo(ChronoUnit.SECONDS);
        vendors = vendors.stream()
                .sorted(comparing(StatedVendor::name, String.CASE_INSENSITIVE_ORDER)
                        .thenComparing(StatedVendor::name))
                .toList();
        workItems = List.copyOf(workItems);
        int depth = -1;
        for (StatedWorkItem item : workItems) {
            Require.that(item.depth() >= 0 && item.depth() <= depth + 1, "depth");
            depth = item.depth();
        }
        deployments = deployments.stream()
                .sorted(comparing(StatedDeployment::deployedAt, nullsLast(naturalOrder()))
                        .thenComparing(StatedDeployment::prNumber, nullsLast(naturalOrder()))
                        .reversed())
                .limit(MAX_DEPLOYMENTS)
                .toList();
        enhancements = enhancements.stream()
                .sorted(comparing(StatedEnhancement::priority, nullsLast(naturalOrder()))
                        .thenComparing(StatedEnhancement::title))
                .toList();
        notes = List.copyOf(notes);
    }
}
