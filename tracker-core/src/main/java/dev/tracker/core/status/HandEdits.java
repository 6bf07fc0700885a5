package dev.tracker.core.status;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.core.statusfile.StatusSnapshot;
import java.time.Instant;
import java.util.EnumSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/** Tells of a generated file whether people changed its entries, as far as the record can know. */
final class HandEdits {

    private final ChangeLog log;
    private final StatusFileFormat format;

    HandEdits(ChangeLog log, StatusFileFormat format) {
        this.log = log;
        this.format = format;
    }

    /**
     * Whether a heading counts other entries than follow it, an entry breaks a rule or is of a vendor that nobody
     * knows, or entries of a kind differ from the record's although nothing of that kind changed since. What changed
     * on both sides looks like what changed in the record alone.
     *
     * @param generatedAt when the file was written
     * @param shownUpTo the number of a change up to which the file shows all; null where that is not known
     */
    boolean areIn(ParsedStatusFile file, Instant generatedAt, @Nullable Long shownUpTo, StatusSnapshot now) {
        return !file.faults().isEmpty()
                || file.warnings().stream().anyMatch(warning -> warning.code() == FileWarning.Code.COUNT_DIFFERS)
                || !names(now.vendors()).containsAll(names(stated(file.vendors())))
                || differsWhereNothingChanged(file, changedSince(generatedAt, shownUpTo), now);
    }

    private boolean differsWhereNothingChanged(ParsedStatusFile file, Set<EntityType> changed, StatusSnapshot now) {
        ParsedStatusFile same = format.parse(SourceText.of(format.render(now)));
        boolean vendorsStayed = !changed.contains(EntityType.VENDOR);
        return (vendorsStayed && differ(file.vendors(), same.vendors()))
                || (!changed.contains(EntityType.WORK_ITEM) && differ(file.workItems(), same.workItems()))
                // They name their vendors.
                || (vendorsStayed
                        && !changed.contains(EntityType.DEPLOYMENT)
                        && differ(file.deployments(), same.deployments()))
                || (!changed.contains(EntityType.ENHANCEMENT) && differ(file.enhancements(), same.enhancements()));
    }

    /**
     * The kinds of entities that changed after a file was written. The order of the log decides: a change that was made
     * while the database was away comes into the log later than its time says. Where that place is not known, the time
     * has to do.
     */
    private Set<EntityType> changedSince(Instant generatedAt, @Nullable Long shownUpTo) {
        Instant time = shownUpTo == null ? generatedAt : null;
        List<Change> changes = log.list(new ChangeQuery(shownUpTo, time, null, null, null, ChangeQuery.MAX_LIMIT));
        return changes.size() > ChangeQuery.MAX_LIMIT
                ? EnumSet.allOf(EntityType.class)
                : changes.stream().map(Change::entityType).collect(Collectors.toSet());
    }

    private static Set<String> names(List<StatedVendor> vendors) {
        return vendors.stream()
                .map(vendor -> vendor.name().toLowerCase(Locale.ROOT))
                .collect(Collectors.toSet());
    }

    private static <T> boolean differ(List<Entry<T>> some, List<Entry<T>> others) {
        return !stated(some).equals(stated(others));
    }

    private static <T> List<T> stated(List<Entry<T>> entries) {
        return entries.stream().map(Entry::stated).toList();
    }
}
