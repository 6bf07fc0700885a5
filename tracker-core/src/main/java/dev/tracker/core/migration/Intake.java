package dev.tracker.core.migration;

import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.WorkItem;
import java.util.Collection;
import java.util.List;

/**
 * Takes many entities into the record at a time, and finds those that a file may be about. Each call is a
 * fixed number of statements, however many entities it is given.
 */
public interface Intake {

    /**
     * Adds vendors.
     *
     * @return false where the name of one is taken; the unit of work has to be given up then
     */
    boolean addVendors(List<Vendor> vendors);

    /**
     * Adds items.
     *
     * @return the items as stored, in the same order: the key of one is longer where it came with another's
     */
    List<WorkItem> addItems(List<WorkItem> items);

    /**
     * Gives items another title, description, priority and metadata, at their next revision.
     *
     * @return false where the stored version of one is not that of {@code before}; the unit of work has to
     *     be given up then
     */
    boolean updateItems(List<WorkItem> before, List<WorkItem> after);

    /** Adds deployments with their links. */
    void addDeployments(List<Deployment> deployments);

    /** Adds enhancements that depend on none. */
    void addEnhancements(List<Enhancement> enhancements);

    /** The vendors of these names, whatever their case. */
    List<Vendor> vendorsNamed(Collection<String> names);

    /** The items with one of these titles, archived ones included, deleted ones not; oldest first. */
    List<WorkItem> itemsTitled(Collection<String> titles);

    /** The items with one of these labels, archived ones included, deleted ones not; oldest first. */
    List<WorkItem> itemsLabelled(Collection<String> labels);

    /** The deployments of these pull requests, in the order in which they were recorded. */
    List<DeploymentDetails> deploymentsOf(Collection<Integer> pullRequests);

    /** The enhancements of these titles, in the order in which they were recorded. */
    List<Enhancement> enhancementsTitled(Collection<String> titles);
}
