package dev.tracker.testkit.contract;

import static dev.tracker.testkit.contract.Samples.NOW;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.json.Scalar;
import dev.tracker.core.migration.Takeout;
import dev.tracker.core.migration.Takeout.Reference;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.Dependency;
import dev.tracker.core.workitem.DependencyType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;

/** What a {@link Takeout} promises. It needs the unit of work besides, the change log, and the entities' own ports. */
public abstract class TakeoutContract extends PortsContract {

    private static final UUID REQUEST = UUID.fromString("018f0000-0000-7000-8000-00000000000a");
    private static final UUID OTHER = UUID.fromString("018f0000-0000-7000-8000-00000000000b");

    private final WorkItem root = Samples.task("Root");
    private final WorkItem child = Samples.taskUnder(root, "Child");
    private final Vendor vendor = Samples.vendor("Acme");
    private final Deployment event = Samples.deployment(7, NOW, List.of(vendor.id()), List.of(child.id()));
    private final Enhancement plan = Samples.enhancement("Plan", NOW);

    @Test
    void findsWhatOneRequestImported() {
        importAll();
        Vendor byHand = Samples.vendor("By hand");
        writing(() -> {
            ports().vendors().insert(byHand);
            log(OTHER, Action.IMPORTED, EntityType.VENDOR, byHand.id());
            log(REQUEST, Action.CREATED, EntityType.VENDOR, byHand.id());
        });

        Takeout.Entities found = write(() -> takeout().importedBy(REQUEST));

        assertThat(found.items()).as("a child before its parent").containsExactly(child, root);
        assertThat(found.vendors()).containsExactly(vendor);
        assertThat(found.deployments()).extracting(DeploymentDetails::id).containsExactly(event.id());
        assertThat(found.enhancements()).containsExactly(plan);
        assertThat(write(() -> takeout().importedBy(UUID.randomUUID())).items()).isEmpty();
    }

    @Test
    void findsDeletedAndArchivedItemsToo() {
        importAll();
        WorkItem deleted = Samples.task("Deleted");
        writing(() -> {
            ports().workItems().insert(deleted);
            log(REQUEST, Action.IMPORTED, EntityType.WORK_ITEM, deleted.id());
            ports().workItems().delete(List.of(deleted), UUID.randomUUID(), NOW.plusSeconds(5), "anna");
            ports().archive().archive(List.of(child.id()), NOW.plusSeconds(5));
        });

        List<WorkItem> found = write(() -> takeout().importedBy(REQUEST)).items();

        assertThat(found).extracting(WorkItem::title).containsExactlyInAnyOrder("Child", "Root", "Deleted");
        assertThat(found)
                .filteredOn(WorkItem::isArchived)
                .extracting(WorkItem::title)
                .containsExactly("Child");
        assertThat(found)
                .filteredOn(WorkItem::isDeleted)
                .extracting(WorkItem::title)
                .containsExactly("Deleted");
    }

    @Test
    void namesEveryReference() {
        importAll();
        Enhancement needy = Samples.needing(Samples.enhancement("Needy", NOW), List.of(plan.id()), child.id());
        writing(() -> {
            ports().dependencies().addAll(List.of(dependency(root, child)));
            ports().enhancements().insert(needy);
        });

        assertThat(references(root)).containsExactlyInAnyOrder(by(child, root), by(child, root));
        assertThat(references(child))
                .containsExactlyInAnyOrder(
                        by(root, child),
                        new Reference(event.id().value(), child.id().value()),
                        new Reference(needy.id().value(), child.id().value()));
        assertThat(takeout().referencesTo(List.of(vendor.id().value())))
                .containsExactly(new Reference(event.id().value(), vendor.id().value()));
        assertThat(takeout().referencesTo(List.of(plan.id().value())))
                .containsExactly(new Reference(needy.id().value(), plan.id().value()));
        assertThat(takeout().referencesTo(List.of(UUID.randomUUID()))).isEmpty();
        assertThat(takeout().referencesTo(List.of())).isEmpty();
    }

    @Test
    void findsDependenciesWithBothEndsAmongItems() {
        importAll();
        WorkItem outside = Samples.task("Outside");
        Dependency inside = dependency(child, root);
        writing(() -> {
            ports().workItems().insert(outside);
            ports().dependencies().addAll(List.of(inside, dependency(outside, root)));
        });

        assertThat(takeout()
                        .dependenciesAmong(List.of(root.id().value(), child.id().value())))
                .containsExactly(inside);
        assertThat(takeout().dependenciesAmong(List.of(root.id().value()))).isEmpty();
    }

    @Test
    void removesEntitiesWithAllThatHangsOnThem() {
        importAll();
        WorkItem other = Samples.task("Other");
        writing(() -> {
            ports().workItems().insert(other);
            ports().dependencies().addAll(List.of(dependency(child, root)));
            ports().migrations().addPromptItems(Map.of("prompts/1.md", root.id()));
        });

        writing(() -> takeout()
                .remove(List.of(
                        root.id().value(),
                        child.id().value(),
                        vendor.id().value(),
                        event.id().value(),
                        plan.id().value())));

        Takeout.Entities left = write(() -> takeout().importedBy(REQUEST));
        assertThat(left.items()).isEmpty();
        assertThat(left.vendors()).isEmpty();
        assertThat(left.deployments()).isEmpty();
        assertThat(left.enhancements()).isEmpty();
        assertThat(ports().workItems().find(WorkItemRef.of(root.key()))).isEmpty();
        assertThat(ports().workItems().find(WorkItemRef.of(other.id()))).isPresent();
        assertThat(ports().dependencies().of(root.id())).isEmpty();
        assertThat(ports().migrations().promptItems(List.of("prompts/1.md"))).isEmpty();
        writing(() -> ports().workItems().insert(root));
        assertThat(ports().workItems().find(WorkItemRef.of(root.key())))
                .as("its key is free")
                .contains(root);
    }

    @Test
    void removesAllOrNothing() {
        importAll();

        assertThatThrownBy(() ->
                        writing(() -> takeout().remove(List.of(plan.id().value(), UUID.randomUUID()))))
                .isInstanceOf(IllegalStateException.class);
        assertThatThrownBy(() -> writing(() ->
                        takeout().remove(List.of(plan.id().value(), vendor.id().value()))))
                .as("the deployment stays, and names the vendor")
                .isInstanceOf(RuntimeException.class);

        assertThat(ports().enhancements().find(plan.id())).contains(plan);
        assertThat(ports().vendors().names()).containsExactly("Acme");
    }

    private void importAll() {
        writing(() -> {
            ports().workItems().insert(root);
            ports().workItems().insert(child);
            ports().vendors().insert(vendor);
            ports().deployments().insert(event);
            ports().enhancements().insert(plan);
            log(REQUEST, Action.IMPORTED, EntityType.WORK_ITEM, root.id());
            log(REQUEST, Action.IMPORTED, EntityType.WORK_ITEM, child.id());
            log(REQUEST, Action.IMPORTED, EntityType.VENDOR, vendor.id());
            log(REQUEST, Action.IMPORTED, EntityType.DEPLOYMENT, event.id());
            log(REQUEST, Action.IMPORTED, EntityType.ENHANCEMENT, plan.id());
        });
    }

    private void log(UUID request, Action action, EntityType type, Scalar id) {
        ports().changeLog()
                .append(List.of(new Change(0, NOW, "anna", type, id.toString(), 1L, action, Map.of(), request)));
    }

    private Takeout takeout() {
        return ports().takeout();
    }

    private List<Reference> references(WorkItem item) {
        return takeout().referencesTo(List.of(item.id().value()));
    }

    private static Reference by(WorkItem referrer, WorkItem target) {
        return new Reference(referrer.id().value(), target.id().value());
    }

    private static Dependency dependency(WorkItem source, WorkItem target) {
        return new Dependency(source.id(), target.id(), DependencyType.BLOCKS, NOW, "anna");
    }
}
