package dev.tracker.cli.project;

import dev.tracker.core.workitem.WorkItemKey;

/**
 * What a demo has in it.
 *
 * @param project a project with sessions and tasks below it
 * @param task a task that waits for another
 * @param brokenVendor the name of a broken vendor
 */
record DemoRecord(WorkItemKey project, WorkItemKey task, String brokenVendor) {
    static final int VENDORS = 45;
    static final int PROJECTS = 12;
    static final int SESSIONS = 4;
    static final int TASKS = 23;
    static final int RESEARCH = 3;
    static final int WORK_ITEMS = PROJECTS * (1 + RESEARCH + SESSIONS * (1 + TASKS));
    static final int DEPLOYMENTS = 50;
    static final int ENHANCEMENTS = 8;
    static final int ENTITIES = VENDORS + WORK_ITEMS + DEPLOYMENTS + ENHANCEMENTS;
}
