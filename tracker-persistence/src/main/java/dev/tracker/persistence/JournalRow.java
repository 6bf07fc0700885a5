package dev.tracker.persistence;

import dev.tracker.core.availability.JournalEntry;

/** A row of {@code journal_entries}. */
record JournalRow(long number, String entry) {

    /** @param read what {@link #entry} says */
    JournalEntry toEntry(JournalEntry read) {
        return new JournalEntry(number, read.journalId(), read.write(), read.bases());
    }
}
