package dev.tracker.core.statusfile;

import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;

/**
 * All that a status file says. Entries are in the file's order and include those with faults; every
 * line that is not blank is told in {@code uses}, and is in an entry, part of the structure, of a note
 * or of the pending changes, or in {@code unparsed}.
 *
 * @param generatedAt the time in the title of a file that this program wrote; null: it did not. What
 *     people wrote into such a file since, outside of notes, is in {@code unparsed}
 * @param headings of the sections, in the file's order; a section may come more than once
 * @param workItems a tree in depth-first order, see {@link StatedWorkItem#depth}
 * @param prompts those of the session section that can be read
 * @param faults rules of the domain that entries break, by line
 * @param warnings by line
 * @param unparsed by line
 * @param notes people's own text, in the file's order
 * @param pending what the section of pending changes holds; empty: there is none
 */
public record ParsedStatusFile(
        SourceText source,
        @Nullable Instant generatedAt,
        List<SectionHeading> headings,
        List<Entry<StatedVendor>> vendors,
        List<Entry<StatedWorkItem>> workItems,
        List<Entry<StatedDeployment>> deployments,
        List<Entry<StatedEnhancement>> enhancements,
        List<Entry<StatedPrompt>> prompts,
        List<EntryFault> faults,
        List<FileWarning> warnings,
        List<UnparsedStretch> unparsed,
        List<Note> notes,
        List<PendingComment> pending,
        LineUses uses) {

    public ParsedStatusFile {
        headings = List.copyOf(headings);
        vendors = List.copyOf(vendors);
        workItems = List.copyOf(workItems);
        deployments = List.copyOf(deployments);
        enhancements = List.copyOf(enhancements);
        prompts = List.copyOf(prompts);
        faults = List.copyOf(faults);
        warnings = List.copyOf(warnings);
        unparsed = List.copyOf(unparsed);
        notes = List.copyOf(notes);
        pending = List.copyOf(pending);
    }

    /** What the next file shows of what people wrote: notes stay notes, and what no rule takes becomes one at the end. */
    public List<Note> keptNotes() {
        if (unparsed.isEmpty()) {
            return notes;
        }
        List<Note> kept = new ArrayList<>(notes);
        kept.add(Note.atEnd(unparsed.stream().map(UnparsedStretch::text).collect(Collectors.joining("\n\n"))));
        return kept;
    }

    /** Whether this program wrote the file. */
    public boolean isGenerated() {
        return generatedAt != null;
    }
}
