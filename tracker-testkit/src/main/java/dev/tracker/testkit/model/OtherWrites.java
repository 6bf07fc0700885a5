package dev.tracker.testkit.model;

import dev.tracker.core.archive.ArchiveProgress;
import dev.tracker.core.archive.ArchiveSchedule;
import dev.tracker.core.archive.ArchiveWorkItems;
import dev.tracker.core.archive.RestoreArchivedWorkItem;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.enhancement.UpdateEnhancement;
import dev.tracker.core.error.NotFoundException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.WorkItem;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Draws writes to all that is no work item, and those that move work items into the archive and back. */
final class OtherWrites {

    private final Draw draw;
    private final Known known;
    private final Participant model;

    OtherWrites(Draw draw, Known known, Participant model) {
        this.draw = draw;
        this.known = known;
        this.model = model;
    }

    Operation next() {
        return switch (draw.below(20)) {
            case 0, 1, 2 -> createVendor();
            case 3, 4, 5 -> updateVendor();
            case 6, 7, 8 -> deployment();
            case 9, 10 -> configuration();
            case 11, 12, 13 -> createEnhancement();
            case 14, 15, 16 -> updateEnhancement();
            case 17, 18 -> draw.chance(35) ? archive() : restore();
            default -> draw.chance(30) ? scheduledArchiving() : restore();
        };
    }

    private Operation createVendor() {
        String name = switch (draw.below(20)) {
            case 0 -> draw.of("", "é", "x".repeat(101), "semi;colon");
            case 1 -> Known.LIKE_AN_ID + draw.below(4);
            case 2 -> known.vendorRef().value();
            default -> draw.of("Vendor ", "vendor ", "V_", "v-") + draw.below(40);
        };
        CreateVendor command = new CreateVendor(
                draw.chance(2) ? null : name,
                draw.maybe(60, () -> draw.of(VendorStatus.values())),
                draw.maybe(40, () -> draw.of("1.0", "2.1.0-é", "", "x".repeat(51))),
                draw.maybe(60, this::vendorMetadata));
        return Operation.write(command, (tracker, caller) -> tracker.vendors().create(command, caller));
    }

    private Operation updateVendor() {
        Vendor vendor = known.vendor();
        UpdateVendor command = new UpdateVendor(
                known.vendorRef(),
                vendor == null ? 1L : (Long) known.version(vendor.version()),
                draw.maybe(50, () -> draw.of(VendorStatus.values())),
                draw.maybe(25, () -> draw.of("1.0", "2.0")),
                draw.maybe(60, this::vendorMetadata));
        UpdateVendor meant = vendor == null || draw.chance(20)
                ? command
                : new UpdateVendor(
                        dev.tracker.core.vendor.VendorRef.of(vendor.id()),
                        command.version(),
                        command.status(),
                        command.extractorVersion(),
                        command.metadata());
        return Operation.write(meant, (tracker, caller) -> tracker.vendors().update(meant, caller));
    }

    private Map<String, Object> vendorMetadata() {
        Map<String, Object> metadata = new HashMap<>();
        put(metadata, 50, "format_support", Map.of(draw.of("excel", "csv", "pdf", "ocr"), draw.chance(70)));
        put(metadata, 40, "test_results", Map.of("total", draw.of(10, 20L, 0), "passing", draw.of(0, 5, 30)));
        put(metadata, 30, "manifest_compliant", draw.chance(50));
        put(metadata, 20, "scaffolder_version", draw.text());
        put(metadata, 15, "created_at", draw.of("2026-01-01T00:00:00Z", "2026-01-01T00:00:00+02:00", "yesterday"));
        put(
                metadata,
                25,
                draw.of("notes", "ünï", ""),
                draw.of(draw.text(), 1, List.of(1, 2.5), Map.of("b", 1, "a", 2)));
        if (draw.chance(15)) {
            metadata.put(draw.of("notes", "ünï", "test_results"), null);
        }
        return metadata;
    }

    private Operation deployment() {
        String hash = draw.commit();
        Map<String, Object> metadata = new HashMap<>();
        put(metadata, 96, "pr_number", draw.of(1, 2, 3, 3, Integer.MAX_VALUE, 0, "7"));
        put(metadata, 96, "pr_title", draw.text());
        put(metadata, 96, "constitutional_compliance", draw.chance(50));
        put(metadata, 30, "test_summary", Map.of(draw.of("unit", "ünit", ""), draw.of(0, 5, 7L, -1)));
        put(metadata, 20, "commit_hash", draw.chance(80) ? hash : draw.commit());
        RecordDeployment command = new RecordDeployment(
                draw.chance(1) ? null : deployedAt(),
                hash,
                draw.chance(1) ? null : metadata,
                draw.listOf(3, known::vendorRef),
                draw.listOf(2, known::itemRef));
        return Operation.write(
                command, (tracker, caller) -> tracker.deployments().record(command, caller));
    }

    private Instant deployedAt() {
        return draw.chance(10)
                ? draw.of(Instant.parse("0001-01-01T00:00:00Z"), Instant.parse("9999-12-31T23:59:59.999999Z"))
                : StandingClock.START.plus(Duration.ofHours(draw.below(100)));
    }

    private Operation configuration() {
        UpdateConfiguration command = new UpdateConfiguration(
                known.version(model.tracker().configuration().get().version()),
                draw.maybe(30, () -> draw.of(ContextType.values())),
                draw.maybe(40, known::itemRef),
                draw.maybe(30, draw::branch),
                draw.maybe(30, draw::commit),
                draw.maybe(30, () -> draw.of(1_000, 50_000, 1_000_000, 999)));
        return Operation.write(
                command, (tracker, caller) -> tracker.configuration().update(command, caller));
    }

    private Operation createEnhancement() {
        CreateEnhancement command = new CreateEnhancement(
                draw.chance(2) ? null : draw.text(),
                draw.chance(2) ? null : (Integer) draw.priority(),
                draw.maybe(40, draw::text),
                draw.maybe(40, () -> draw.of(EnhancementStatus.values())),
                draw.maybe(40, draw::quarter),
                draw.listOf(2, draw::text),
                draw.chance(40) ? draw.listOf(3, known::enhancement) : List.of(),
                draw.maybe(25, known::itemRef));
        return Operation.write(
                command, (tracker, caller) -> tracker.enhancements().create(command, caller));
    }

    private Operation updateEnhancement() {
        EnhancementId id = known.enhancement();
        UpdateEnhancement command = new UpdateEnhancement(
                id,
                known.version(version(id)),
                draw.maybe(25, draw::text),
                draw.maybe(25, draw::priority),
                draw.maybe(20, draw::text),
                draw.maybe(30, () -> draw.of(EnhancementStatus.values())),
                draw.maybe(20, draw::quarter),
                draw.maybe(20, () -> draw.listOf(2, draw::text)),
                draw.maybe(40, () -> draw.listOf(3, known::enhancement)),
                draw.maybe(20, known::itemRef));
        return Operation.write(
                command, (tracker, caller) -> tracker.enhancements().update(command, caller));
    }

    private long version(EnhancementId id) {
        try {
            Enhancement enhancement = model.tracker().enhancements().get(id);
            return enhancement.version();
        } catch (NotFoundException drawnOnPurpose) {
            return 1;
        }
    }

    private Operation archive() {
        ArchiveWorkItems command = new ArchiveWorkItems(draw.of(1, 1, 2, 3, 365, 0, 36_501), draw.chance(20));
        return Operation.write(
                command, (tracker, caller) -> tracker.archive().archive(command, caller, ArchiveProgress.NONE));
    }

    private Operation scheduledArchiving() {
        return Operation.read("the daily archiving, where it is due", tracker -> {
            ArchiveSchedule schedule = new ArchiveSchedule(tracker.archive(), 3);
            return schedule.runIfDue();
        });
    }

    private Operation restore() {
        WorkItem archived = known.archivedItem();
        RestoreArchivedWorkItem command = new RestoreArchivedWorkItem(
                draw.chance(2) ? null : archived == null || draw.chance(15) ? known.itemRef() : known.ref(archived));
        return Operation.write(command, (tracker, caller) -> tracker.archive().restore(command, caller));
    }

    private void put(Map<String, Object> object, int percent, String name, @Nullable Object value) {
        if (draw.chance(percent) && value != null) {
            object.put(name, value);
        }
    }
}
