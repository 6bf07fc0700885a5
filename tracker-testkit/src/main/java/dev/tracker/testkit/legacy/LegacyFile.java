package dev.tracker.testkit.legacy;

import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatedWorkItem;
import java.util.List;

/**
 * A status file kept by hand, and what it says.
 *
 * @param prompts the headings of its session prompts that can be read
 * @param remarks lines that belong to no entry
 * @param brokenLine the line of what is wrong, counted from 1; 0: nothing is
 */
public record LegacyFile(
        String text,
        List<StatedVendor> vendors,
        List<StatedWorkItem> workItems,
        List<StatedDeployment> deployments,
        List<StatedEnhancement> enhancements,
        List<String> prompts,
        List<String> remarks,
        int brokenLine) {

    public LegacyFile {
        vendors = List.copyOf(vendors);
        workItems = List.copyOf(workItems);
        deployments = List.copyOf(deployments);
        enhancements = List.copyOf(enhancements);
        prompts = List.copyOf(prompts);
        remarks = List.copyOf(remarks);
    }
}
