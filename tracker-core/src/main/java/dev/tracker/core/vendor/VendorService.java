package dev.tracker.core.vendor;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.error.DuplicateException;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.Violations;
import java.util.Map;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done with vendors. */
public final class VendorService {

    private final VendorRepository vendors;
    private final VendorLookup lookup;
    private final ChangeLog log;
    private final UnitOfWork unitOfWork;
    private final Writer writer;

    public VendorService(VendorRepository vendors, ChangeLog log, UnitOfWork unitOfWork, Writer writer) {
        this.vendors = vendors;
        this.lookup = new VendorLookup(vendors);
        this.log = log;
        this.unitOfWork = unitOfWork;
        this.writer = writer;
    }

    /**
     * Registers a vendor.
     *
     * @throws DuplicateException if the name is taken, in whichever case, or is the id of a vendor
     */
    public Vendor create(CreateVendor command, Caller caller) {
        return writer.write(command, caller, WriteScope.ROWS, Vendor.class, changes -> insert(command, changes));
    }

    /** Changes a vendor. */
    public Vendor update(UpdateVendor command, Caller caller) {
        return writer.write(command, caller, WriteScope.ROWS, Vendor.class, changes -> change(command, changes));
    }

    /** One vendor by name or id. */
    public Vendor get(VendorRef ref) {
        return lookup.get(ref);
    }

    /** A page of vendors by name. */
    public VendorList list(VendorQuery query) {
        return unitOfWork.read(() -> vendors.list(query));
    }

    private Vendor insert(CreateVendor command, ChangeSet changes) {
        VendorMetadata metadata = merged(VendorMetadata.DEFAULT, command.metadata(), command.extractorVersion());
        Vendor vendor = new Vendor(
                new VendorId(changes.newId()),
                Objects.requireNonNull(command.name(), "checked"),
                Objects.requireNonNullElse(command.status(), VendorStatus.BROKEN),
                metadata.extractorVersion(),
                metadata,
                Revision.first(changes.actor(), changes.now()));
        VendorRef name = new VendorRef(vendor.name());
        boolean isAnothersId = name.id() != null && vendors.find(name).isPresent();
        if (isAnothersId || !vendors.insert(vendor)) {
            Vendor holder = lookup.get(name);
            String taken = isAnothersId ? vendor.name() : holder.name();
            throw new DuplicateException("name", taken, holder.id().toString());
        }
        changes.add(EntityType.VENDOR, vendor.id(), vendor.version(), Action.CREATED, FieldChanges.ofNew(vendor));
        return vendor;
    }

    private Vendor change(UpdateVendor command, ChangeSet changes) {
        Vendor before = lookup.getForUpdate(Objects.requireNonNull(command.name(), "checked"));
        long expected = Objects.requireNonNull(command.version(), "checked");
        before.revision()
                .expect(
                        expected,
                        "Vendor '" + before.name() + "'",
                        () -> log.changedFieldsSince(
                                EntityType.VENDOR, before.id().toString(), expected));
        VendorMetadata metadata = merged(before.metadata(), command.metadata(), command.extractorVersion());
        VendorStatus status = Objects.requireNonNullElse(command.status(), before.status());
        Vendor after = of(before, status, metadata, before.revision());
        Map<String, FieldChange> fields = FieldChanges.between(before, after);
        if (fields.isEmpty()) {
            return before;
        }
        Vendor stored = of(before, status, metadata, before.revision().next(changes.actor(), changes.now()));
        if (!vendors.update(before, stored)) {
            throw new IllegalStateException("a vendor held still has changed: " + before.id());
        }
        changes.add(EntityType.VENDOR, stored.id(), stored.version(), Action.UPDATED, fields);
        return stored;
    }

    private static Vendor of(Vendor base, VendorStatus status, VendorMetadata metadata, Revision revision) {
        return new Vendor(base.id(), base.name(), status, metadata.extractorVersion(), metadata, revision);
    }

    private static VendorMetadata merged(
            VendorMetadata base, @Nullable Map<String, Object> partial, @Nullable String version) {
        Violations violations = new Violations();
        VendorMetadata merged = base.merged(partial, version, violations);
        violations.throwIfAny();
        return Objects.requireNonNull(merged, "checked");
    }
}
