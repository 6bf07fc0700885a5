package dev.tracker.persistence;

import dev.tracker.core.Tracker;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentMetadata;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.TimeOrderedIds;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.nio.file.Path;
import java.time.Clock;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * What a status file states, as a record in memory that the usual statements read. What the rules of the
 * record require and the file does not say is made up, and is not to be shown. Entries with faults are
 * left out.
 */
final class StatedRecord implements AutoCloseable {

    private static final Caller READER = Caller.named("status file");

    /** A release that the file does not tell of yet. */
    record Merge(int prNumber, String title, Instant at, String commit) {}

    private final MemoryRecord memory = new MemoryRecord();
    private final RecordPorts ports;
    private final TimeOrderedIds ids = new TimeOrderedIds(Clock.systemUTC());

    private StatedRecord(Path projectFolder) {
        this.ports = new RecordPorts(memory.sessions(), projectFolder) {};
    }

    /** The record that a file states, with what was merged since. */
    static StatedRecord of(ParsedStatusFile file, Collection<Merge> later, Path projectFolder) {
        StatedRecord record = new StatedRecord(projectFolder);
        Instant at = file.generatedAt() == null ? Instant.EPOCH : file.generatedAt();
        record.memory.sessions().write(WriteScope.STRUCTURE, () -> record.fill(file, later, at));
        return record;
    }

    RecordSessions sessions() {
        return memory.sessions();
    }

    private boolean fill(ParsedStatusFile file, Collection<Merge> later, Instant at) {
        Tracker tracker = Tracker.over(ports, Clock.fixed(at, ZoneOffset.UTC));
        stated(file.vendors()).forEach(vendor -> attempt(() -> tracker.vendors().create(command(vendor), READER)));
        items(stated(file.workItems()), at);
        stated(file.enhancements())
                .forEach(plan -> attempt(() -> tracker.enhancements().create(command(plan), READER)));
        stated(file.deployments()).forEach(deployment -> attempt(() -> insert(deployment)));
        later.forEach(merge -> attempt(() -> insert(merge)));
        // What was logged here happened nowhere.
        memory.sessions().with(MirrorMapper.class, mapper -> {
            mapper.letLogForget();
            return mapper.empty(MirrorTable.CHANGES);
        });
        return true;
    }

    private static <T> List<T> stated(List<Entry<T>> entries) {
        return entries.stream().map(Entry::stated).toList();
    }

    /** Leaves out what the record would refuse. */
    private static <T extends @Nullable Object> @Nullable T attempt(Supplier<T> entry) {
        try {
            return entry.get();
        } catch (TrackerException | IllegalArgumentException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "An entry of the status file is left out", e);
            return null;
        }
    }

    private static CreateVendor command(StatedVendor vendor) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (vendor.tests() != null) {
            metadata.put(
                    "test_results",
                    Map.of(
                            "passing", vendor.tests().passing(),
                            "total", vendor.tests().total(),
                            "skipped", vendor.tests().skipped()));
        }
        if (vendor.formats() != null) {
            Map<String, Object> formats = new LinkedHashMap<>();
            for (Format format : Format.values()) {
                formats.put(
                        format.name().toLowerCase(Locale.ROOT), vendor.formats().contains(format));
            }
            metadata.put("format_support", formats);
        }
        metadata.put("manifest_compliant", vendor.manifestCompliant());
        return new CreateVendor(vendor.name(), vendor.status(), vendor.version(), metadata);
    }

    /** Each below the last before it that is one higher. */
    private void items(List<StatedWorkItem> stated, Instant at) {
        List<@Nullable WorkItem> above = new ArrayList<>();
        for (StatedWorkItem item : stated) {
            while (above.size() > item.depth()) {
                above.remove(above.size() - 1);
            }
            WorkItem parent = above.isEmpty() ? null : above.get(above.size() - 1);
            Instant created = Objects.requireNonNullElse(item.created(), at);
            Tracker then = Tracker.over(ports, Clock.fixed(created, ZoneOffset.UTC));
            above.add(attempt(() -> then.workItems().create(command(item, parent), READER)));
        }
    }

    private static CreateWorkItem command(StatedWorkItem item, @Nullable WorkItem parent) {
        return new CreateWorkItem(
                item.type(),
                item.title(),
                required(item),
                item.description(),
                item.status(),
                item.priority(),
                List.of(),
                parent == null ? null : WorkItemRef.of(parent.id()),
                item.branch(),
                null,
                null,
                List.of());
    }

    private static Map<String, Object> required(StatedWorkItem item) {
        if (item.type() == ItemType.PROJECT) {
            return Map.of("description", item.title());
        }
        return item.type() == ItemType.SESSION
                ? Map.of("token_budget", 1_000, "prompts_count", 0, "yaml_frontmatter", Map.of("schema_version", "1.0"))
                : Map.of();
    }

    private static CreateEnhancement command(StatedEnhancement plan) {
        return new CreateEnhancement(
                plan.title(),
                Objects.requireNonNullElse(plan.priority(), 3),
                plan.description(),
                plan.status(),
                plan.targetQuarter(),
                List.of(),
                List.of(),
                null);
    }

    private boolean insert(StatedDeployment deployment) {
        if (deployment.prNumber() == null || deployment.deployedAt() == null) {
            return false;
        }
        Map<VendorRef, VendorId> vendors = new LinkedHashMap<>();
        List<VendorRef> named =
                deployment.vendors().stream().map(VendorRef::new).toList();
        ports.vendors().findAll(named).forEach((ref, vendor) -> vendors.put(ref, vendor.id()));
        String commit =
                deployment.commit() != null && deployment.commit().matches("[0-9a-f]{40}") ? deployment.commit() : null;
        return insert(
                deployment.deployedAt(),
                new DeploymentMetadata(
                        deployment.prNumber(),
                        Objects.requireNonNullElse(deployment.title(), "PR #" + deployment.prNumber()),
                        commit,
                        deployment.tests() == null ? Map.of() : deployment.tests(),
                        Boolean.TRUE.equals(deployment.compliant()),
                        Map.of()),
                vendors.values().stream().distinct().toList());
    }

    private boolean insert(Merge merge) {
        return insert(
                merge.at(),
                new DeploymentMetadata(merge.prNumber(), merge.title(), merge.commit(), Map.of(), false, Map.of()),
                List.of());
    }

    private boolean insert(Instant at, DeploymentMetadata metadata, List<VendorId> vendors) {
        ports.deployments()
                .insert(new Deployment(
                        new DeploymentId(ids.next()),
                        at,
                        metadata.commitHash(),
                        metadata,
                        vendors,
                        List.of(),
                        at,
                        READER.actor()));
        return true;
    }

    @Override
    public void close() {
        memory.close();
    }
}
