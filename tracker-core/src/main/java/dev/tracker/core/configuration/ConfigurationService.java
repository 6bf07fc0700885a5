package dev.tracker.core.configuration;

import dev.tracker.core.availability.Availability;
import dev.tracker.core.availability.DatabaseStatus;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.change.Writer;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.entity.Revision;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.workitem.ItemLookup;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.core.workitem.WorkItemRepository;
import java.time.Clock;
import java.time.temporal.ChronoUnit;
import java.util.Locale;
import java.util.Objects;
import org.jspecify.annotations.Nullable;

/** What can be done with the project's configuration. */
public final class ConfigurationService {

    private final ConfigurationRepository configuration;
    private final ItemLookup items;
    private final WorkingTree workingTree;
    private final ChangeLog log;
    private final Clock clock;
    private final Writer writer;
    private final Availability availability;

    public ConfigurationService(
            ConfigurationRepository configuration,
            WorkItemRepository items,
            WorkingTree workingTree,
            ChangeLog log,
            Clock clock,
            Writer writer,
            Availability availability) {
        this.configuration = configuration;
        this.items = new ItemLookup(items);
        this.workingTree = workingTree;
        this.log = log;
        this.clock = clock;
        this.writer = writer;
        this.availability = availability;
    }

    /** The configuration at this moment. Writes nothing. */
    public ConfigurationView get() {
        return view(configuration.get());
    }

    /** Changes the configuration. */
    public ConfigurationView update(UpdateConfiguration command, Caller caller) {
        WriteScope scope = command.currentSessionId() == null ? WriteScope.ROWS : WriteScope.PLACE;
        return view(
                writer.write(command, caller, scope, ProjectConfiguration.class, changes -> change(command, changes)));
    }

    private ProjectConfiguration change(UpdateConfiguration command, ChangeSet changes) {
        ProjectConfiguration before = configuration.getForUpdate();
        long expected = Objects.requireNonNull(command.version(), "checked");
        String entityId = Integer.toString(before.id());
        new Revision(before.version(), before.updatedAt(), before.updatedBy(), before.updatedAt(), before.updatedBy())
                .expect(
                        expected,
                        "The project configuration",
                        () -> log.changedFieldsSince(EntityType.CONFIGURATION, entityId, expected));
        ProjectConfiguration after = new ProjectConfiguration(
                before.id(),
                Objects.requireNonNullElse(command.activeContextType(), before.activeContextType()),
                session(command.currentSessionId(), before),
                command.gitBranch() == null ? before.gitBranch() : command.gitBranch(),
                command.gitHeadCommit() == null ? before.gitHeadCommit() : command.gitHeadCommit(),
                Objects.requireNonNullElse(command.defaultTokenBudget(), before.defaultTokenBudget()),
                before.version() + 1,
                changes.now(),
                changes.actor());
        if (FieldChanges.between(before, after).isEmpty()) {
            return before;
        }
        SessionKeeper.store(configuration, before, after, changes);
        return after;
    }

    private @Nullable WorkItemId session(@Nullable WorkItemRef ref, ProjectConfiguration before) {
        if (ref == null) {
            return before.currentSessionId();
        }
        WorkItem item = items.getUsable("current_session_id", ref);
        if (item.itemType() != ItemType.SESSION) {
            String type = item.itemType().name().toLowerCase(Locale.ROOT);
            throw ValidationException.of("current_session_id", "must be a session, not a " + type, ref.value());
        }
        return item.id();
    }

    private ConfigurationView view(ProjectConfiguration stored) {
        GitHead kept = new GitHead(stored.gitBranch(), stored.gitHeadCommit());
        return ConfigurationView.of(
                stored,
                workingTree.head().orElse(kept),
                availability.state().databaseStatus() == DatabaseStatus.ONLINE,
                clock.instant().truncatedTo(ChronoUnit.MICROS));
    }
}
