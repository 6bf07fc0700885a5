package dev.tracker.core.transfer;

import dev.tracker.core.workitem.WorkItemId;

/** Which item a session prompt's file became. */
public record PromptFile(String path, WorkItemId itemId) {}
