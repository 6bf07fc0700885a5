package dev.tracker.core.migration;

import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.ParsedStatusFile;
import java.util.List;

/** The project's own status file, as far as a migration writes it. */
public interface ProjectStatusFile {

    /** Where it is: relative to the project's folder, or absolute. */
    String path();

    /**
     * Puts a generated file in the place of one whose text is kept.
     *
     * @param before the file as it was read
     * @param parsed what it says; changes that wait in it for the database stay in the new one
     * @param notes people's own text that the new file carries
     * @throws dev.tracker.core.error.ValidationException if it cannot be written, or is no longer what it was
     */
    void replace(ProjectFile before, ParsedStatusFile parsed, List<Note> notes);
}
