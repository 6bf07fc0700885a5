package dev.tracker.persistence;

import dev.tracker.core.workitem.WorkItemId;

/** Which item a session prompt's file became. */
record PromptFileRow(String path, WorkItemId itemId) {}
