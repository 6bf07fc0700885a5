package dev.tracker.core.configuration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.workitem.CurrentSession;
import dev.tracker.core.workitem.WorkItemId;
import java.util.Collection;

/** Forgets the current session when its item goes. */
public final class SessionKeeper implements CurrentSession {

    private final ConfigurationRepository configuration;

    public SessionKeeper(ConfigurationRepository configuration) {
        this.configuration = configuration;
    }

    @Override
    public void leave(Collection<WorkItemId> gone, ChangeSet changes) {
        ProjectConfiguration before = configuration.get();
        WorkItemId session = before.currentSessionId();
        if (session == null || !gone.contains(session)) {
            return;
        }
        ProjectConfiguration held = configuration.getForUpdate();
        store(configuration, held, held.inSession(null, changes.now(), changes.actor()), changes);
    }

    static void store(
            ConfigurationRepository configuration,
            ProjectConfiguration before,
            ProjectConfiguration after,
            ChangeSet changes) {
        if (!configuration.update(before, after)) {
            throw new IllegalStateException("a configuration held still has changed");
        }
        changes.add(
                EntityType.CONFIGURATION,
                Integer.toString(after.id()),
                after.version(),
                Action.UPDATED,
                FieldChanges.between(before, after));
    }
}
