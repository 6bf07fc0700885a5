package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;

/** A row of {@code journal_entries}. */
record JournalRow(long number, JsonText entry) {

    JournalEntry toEntry() {
        JournalEntry read = JournalEntry.of(entry.object());
        return new JournalEntry(number, read.journalId(), read.write(), read.bases());
    }
}
