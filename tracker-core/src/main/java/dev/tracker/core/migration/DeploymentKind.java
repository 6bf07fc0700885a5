package dev.tracker.core.migration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentMetadata;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.WorkItemId;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.Collection;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/** The deployments of a file; one is known by its pull request, its time and its commit as written. */
final class DeploymentKind extends Kind<StatedDeployment, DeploymentDetails> {

    private static final String COMMIT = "legacy_commit";
    private static final String ITEMS = "legacy_work_items";
    private static final String VENDORS = "legacy_vendors";

    private final Intake intake;
    private final ItemReferences items;
    private final Commits commits;
    private final Setting setting;

    DeploymentKind(ParsedStatusFile file, Intake intake, ItemReferences items, Commits commits, Setting setting) {
        super(file.deployments(), file.faults(), Section.DEPLOYMENTS);
        this.intake = intake;
        this.items = items;
        this.commits = commits;
        this.setting = setting;
    }

    private record Key(
            @Nullable Object pullRequest, @Nullable Object time) {}

    @Override
    String name(StatedDeployment stated) {
        return stated.prNumber() == null ? "A deployment without a number" : "PR #" + stated.prNumber();
    }

    @Override
    Object key(SourceEntry<StatedDeployment, DeploymentDetails> entry) {
        return new Key(entry.stated().prNumber(), entry.stated().deployedAt());
    }

    @Override
    Object keyOf(DeploymentDetails known) {
        return new Key(known.metadata().prNumber(), known.deployedAt().truncatedTo(ChronoUnit.SECONDS));
    }

    @Override
    List<DeploymentDetails> stored() {
        Set<Integer> numbers = new LinkedHashSet<>();
        for (SourceEntry<StatedDeployment, DeploymentDetails> entry : entries) {
            Integer number = entry.stated().prNumber();
            if (number != null) {
                numbers.add(number);
            }
        }
        return intake.deploymentsOf(numbers);
    }

    @Override
    boolean isSame(StatedDeployment stated, DeploymentDetails known) {
        String written = stated.commit();
        // One that was written abbreviated has the hash as well: an entry without a commit is not the same.
        return written == null
                ? known.commitHash() == null && known.metadata().legacy().get(COMMIT) == null
                : written.equals(known.metadata().legacy().get(COMMIT)) || written.equals(known.commitHash());
    }

    @Override
    List<String> differences(StatedDeployment stated, DeploymentDetails known) {
        List<String> differences = new ArrayList<>();
        if (!title(stated).equals(known.metadata().prTitle())) {
            differences.add("title is '" + known.metadata().prTitle() + "'");
        }
        if (!tests(stated).equals(known.metadata().testSummary())) {
            differences.add("tests are " + known.metadata().testSummary());
        }
        if (Boolean.TRUE.equals(stated.compliant()) != known.metadata().constitutionalCompliance()) {
            differences.add("compliance is " + known.metadata().constitutionalCompliance());
        }
        Set<String> named = lower(stated.vendors());
        Set<String> linked = lower(
                known.affectedVendors().stream().map(vendor -> vendor.name()).toList());
        Set<String> all = new HashSet<>(linked);
        all.addAll(lower(legacy(known, VENDORS)));
        if (!named.containsAll(linked) || !all.containsAll(named)) {
            differences.add("vendors are " + linked);
        }
        Set<WorkItemId> related = new HashSet<>();
        known.relatedWorkItems().forEach(item -> related.add(item.id()));
        List<String> kept = legacy(known, ITEMS);
        for (String reference : stated.references()) {
            if (!kept.contains(written(reference)) && !related.containsAll(items.of(reference))) {
                differences.add("it is not linked to " + written(reference));
            }
        }
        return differences;
    }

    @Override
    void add(List<SourceEntry<StatedDeployment, DeploymentDetails>> fresh, ChangeSet changes) {
        Set<String> names = new LinkedHashSet<>();
        fresh.forEach(entry -> names.addAll(entry.stated().vendors()));
        Map<String, VendorId> vendors = new LinkedHashMap<>();
        for (Vendor vendor : intake.vendorsNamed(names)) {
            vendors.put(vendor.name().toLowerCase(Locale.ROOT), vendor.id());
        }
        List<Deployment> deployments = new ArrayList<>();
        for (SourceEntry<StatedDeployment, DeploymentDetails> entry : fresh) {
            Deployment deployment = made(entry, () -> deployment(entry, vendors));
            if (deployment != null) {
                deployments.add(deployment);
            }
        }
        intake.addDeployments(deployments);
        deployments.forEach(deployment -> changes.add(
                EntityType.DEPLOYMENT, deployment.id(), null, Action.IMPORTED, FieldChanges.ofNew(deployment)));
    }

    private Deployment deployment(
            SourceEntry<StatedDeployment, DeploymentDetails> entry, Map<String, VendorId> vendors) {
        StatedDeployment stated = entry.stated();
        Map<String, Object> legacy = new LinkedHashMap<>();
        String written = stated.commit();
        if (written != null) {
            legacy.put(COMMIT, written);
        }
        List<VendorId> affected = new ArrayList<>();
        List<String> unknown = new ArrayList<>();
        for (String name : stated.vendors()) {
            VendorId id = vendors.get(name.toLowerCase(Locale.ROOT));
            if (id == null) {
                unknown.add(name);
            } else if (!affected.contains(id)) {
                affected.add(id);
            }
        }
        Set<WorkItemId> related = new LinkedHashSet<>();
        List<String> unlinked = new ArrayList<>();
        for (String reference : stated.references()) {
            List<WorkItemId> carriers = items.of(reference);
            related.addAll(carriers);
            if (carriers.isEmpty()) {
                unlinked.add(written(reference));
            }
        }
        if (!unknown.isEmpty()) {
            legacy.put(VENDORS, unknown);
        }
        if (!unlinked.isEmpty()) {
            legacy.put(ITEMS, unlinked);
        }
        String hash = commits.hash(written);
        DeploymentMetadata metadata = new DeploymentMetadata(
                Objects.requireNonNull(stated.prNumber(), "a deployment without one has a fault"),
                title(stated),
                hash,
                tests(stated),
                Boolean.TRUE.equals(stated.compliant()),
                Map.copyOf(legacy));
        warnOf(unknown, entry);
        return new Deployment(
                new DeploymentId(setting.ids().next()),
                Objects.requireNonNull(stated.deployedAt(), "a deployment without one has a fault"),
                hash,
                metadata,
                affected,
                List.copyOf(related),
                setting.now(),
                setting.actor());
    }

    private void warnOf(List<String> unknown, SourceEntry<StatedDeployment, DeploymentDetails> entry) {
        if (!unknown.isEmpty()) {
            warn(
                    MigrationWarning.UNKNOWN_VENDOR,
                    String.format(
                            Locale.ROOT,
                            "%s names what is no vendor of the record: %s. The names are kept in its metadata as %s.",
                            name(entry.stated()),
                            String.join(", ", unknown),
                            VENDORS),
                    entry.line());
        }
    }

    private String title(StatedDeployment stated) {
        return stated.title() == null ? name(stated) : stated.title();
    }

    private static Map<String, Long> tests(StatedDeployment stated) {
        return Objects.requireNonNullElse(stated.tests(), Map.of());
    }

    private static String written(String reference) {
        return "#" + reference;
    }

    private static List<String> legacy(DeploymentDetails known, String field) {
        return known.metadata().legacy().get(field) instanceof List<?> values
                ? values.stream().map(String::valueOf).toList()
                : List.of();
    }

    private static Set<String> lower(Collection<String> names) {
        Set<String> lower = new HashSet<>();
        names.forEach(name -> lower.add(name.toLowerCase(Locale.ROOT)));
        return lower;
    }
}
