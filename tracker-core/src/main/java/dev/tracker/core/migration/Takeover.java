package dev.tracker.core.migration;

import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.workitem.WorkItemRepository;
import java.math.BigDecimal;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;

/** Takes what a file says over into the record, within the running unit of work, and checks what is there then. */
final class Takeover {

    private final ParsedStatusFile file;
    private final VendorKind vendors;
    private final ItemKind items;
    private final PromptKind prompts;
    private final NamedPrompts named;
    private final ItemReferences references;
    private final DeploymentKind deployments;
    private final EnhancementKind enhancements;

    Takeover(
            ParsedStatusFile file,
            Commits commits,
            NamedPrompts named,
            Intake intake,
            WorkItemRepository repository,
            Setting setting) {
        this.file = file;
        this.named = named;
        this.vendors = new VendorKind(file, intake, setting);
        this.items = new ItemKind(file, intake, setting);
        this.prompts = new PromptKind(file, intake, setting);
        this.references = new ItemReferences(file, intake, repository);
        this.deployments = new DeploymentKind(file, intake, references, commits, setting);
        this.enhancements = new EnhancementKind(file, intake, setting);
    }

    private List<Kind<?, ?>> kinds() {
        return List.of(vendors, items, prompts, deployments, enhancements);
    }

    /** Whether the record has everything that the file says already, as the file says it. */
    boolean isDone() {
        references.lookUp();
        return kinds().stream().allMatch(kind -> kind.readBack().isComplete())
                && named.check().match();
    }

    /** Adds what the record has not. What the watcher throws ends it. */
    void run(ChangeSet changes, MigrationProgress progress) {
        long total = named.count()
                + kinds().stream().mapToLong(kind -> kind.entries.size()).sum();
        long done = 0;
        for (Kind<?, ?> kind : kinds()) {
            if (kind == deployments) {
                references.lookUp();
            }
            long before = done;
            kind.match();
            kind.addMissing(changes, reached -> progress.reached(before + reached, total));
            done += kind.entries.size();
        }
        if (named.count() > 0) {
            named.addMissing(changes);
            progress.reached(total, total);
        }
    }

    /** Compares the file with what is read back from the record. */
    MigrationReport report(boolean dryRun) {
        references.lookUp();
        var vendor = vendors.readBack();
        var item = items.readBack();
        var prompt = prompts.readBack();
        var deployment = deployments.readBack();
        var enhancement = enhancements.readBack();
        Reconciliation checks = new Reconciliation(
                vendor.checkPresence(vendors.entries.size()),
                deployment.check(deployments.entries.size()),
                enhancement.check(enhancements.entries.size()),
                prompt.check(prompts.entries.size()).and(named.check()),
                VendorKind.metadataCheck(vendor, vendors.entries.size()));
        boolean success = checks.holds() && item.isComplete();
        List<Found<?, ?>> all = List.of(vendor, item, prompt, deployment, enhancement);
        return new MigrationReport(
                success, dryRun, !success && !dryRun, preserved(all), checks, warnings(all), file.unparsed(), null, 0);
    }

    private List<MigrationWarning> warnings(List<Found<?, ?>> found) {
        List<MigrationWarning> warnings = new ArrayList<>();
        for (FileWarning warning : file.warnings()) {
            warnings.add(MigrationWarning.of(warning));
        }
        kinds().forEach(kind -> warnings.addAll(kind.warnings()));
        warnings.addAll(named.warnings());
        found.forEach(each -> warnings.addAll(each.warnings()));
        warnings.sort(Comparator.comparing(MigrationWarning::line, Comparator.nullsLast(Comparator.naturalOrder())));
        return warnings;
    }

    /** Every line is an entry's, the form's, a note's or unparsed; those of entries that did not arrive are lost. */
    private BigDecimal preserved(List<Found<?, ?>> found) {
        boolean[] lost = new boolean[file.uses().lines() + 1];
        List<SourceEntry<?, ?>> entries = new ArrayList<>();
        kinds().forEach(kind -> entries.addAll(kind.entries));
        entries.sort(Comparator.comparingInt(SourceEntry::line));
        for (SourceEntry<?, ?> entry : entries) {
            boolean failed = found.stream().anyMatch(each -> each.failed().contains(entry));
            for (int line = entry.entry.lines().from();
                    line <= entry.entry.lines().to();
                    line++) {
                lost[line] = failed;
            }
        }
        int missing = 0;
        for (int line = 1; line < lost.length; line++) {
            missing += lost[line] && file.uses().at(line) == LineUse.ENTRY ? 1 : 0;
        }
        int all = file.uses().nonBlank();
        return VendorKind.percentage(all - missing, all);
    }
}
