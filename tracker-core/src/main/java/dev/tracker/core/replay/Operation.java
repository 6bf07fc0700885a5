package dev.tracker.core.replay;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.OperationNames;
import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.enhancement.CreateEnhancement;
import dev.tracker.core.enhancement.UpdateEnhancement;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.json.TreeReader;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.UpdateVendor;
import dev.tracker.core.workitem.ClaimWorkItem;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.SetDependency;
import dev.tracker.core.workitem.UpdateWorkItem;
import java.util.Arrays;
import java.util.Map;
import java.util.Optional;

/** The writes that need not wait for the database. All others do. */
enum Operation {
    CREATE_WORK_ITEM(
            CreateWorkItem.class,
            (tracker, command, caller) -> tracker.workItems().create(command, caller)),
    UPDATE_WORK_ITEM(
            UpdateWorkItem.class,
            (tracker, command, caller) -> tracker.workItems().update(command, caller)),
    CLAIM_WORK_ITEM(
            ClaimWorkItem.class, (tracker, command, caller) -> tracker.claims().claim(command, caller)),
    SET_DEPENDENCY(
            SetDependency.class,
            (tracker, command, caller) -> tracker.dependencies().set(command, caller)),
    CREATE_VENDOR(
            CreateVendor.class, (tracker, command, caller) -> tracker.vendors().create(command, caller)),
    UPDATE_VENDOR(
            UpdateVendor.class, (tracker, command, caller) -> tracker.vendors().update(command, caller)),
    RECORD_DEPLOYMENT(
            RecordDeployment.class,
            (tracker, command, caller) -> tracker.deployments().record(command, caller)),
    UPDATE_CONFIGURATION(
            UpdateConfiguration.class,
            (tracker, command, caller) -> tracker.configuration().update(command, caller)),
    CREATE_ENHANCEMENT(
            CreateEnhancement.class,
            (tracker, command, caller) -> tracker.enhancements().create(command, caller)),
    UPDATE_ENHANCEMENT(
            UpdateEnhancement.class,
            (tracker, command, caller) -> tracker.enhancements().update(command, caller));

    private final String name;

    @SuppressWarnings("ImmutableEnumChecker") // the lambdas above hold nothing
    private final Run run;

    <C extends Record> Operation(Class<C> command, Use<C> use) {
        this.name = OperationNames.of(command);
        this.run = (tracker, tree, caller) -> use.of(tracker, TreeReader.read(command, tree), caller);
    }

    /** The operation under which such a command is stored, if it can wait in a journal. */
    static Optional<Operation> named(String name) {
        return Arrays.stream(values())
                .filter(operation -> operation.name.equals(name))
                .findFirst();
    }

    /** Sends the command that the tree describes. */
    Record run(Tracker tracker, Map<String, ?> command, Caller caller) {
        return run.of(tracker, command, caller);
    }

    @FunctionalInterface
    private interface Use<C> {
        Record of(Tracker tracker, C command, Caller caller);
    }

    @FunctionalInterface
    private interface Run {
        Record of(Tracker tracker, Map<String, ?> command, Caller caller);
    }
}
