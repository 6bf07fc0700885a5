package dev.tracker.persistence;

/** Whether the first write in a project may make its record in a file, and why. */
public enum RecordCreation {
    /** The folder or the database was named by an option or in the environment. */
    NAMED,
    /** The project's folder has a folder {@code .tracker}, as {@code tracker init} makes it. */
    INITIALIZED,
    /** The project's folder is the root of a git working tree. */
    GIT_ROOT,
    /** A program that works for one project was started in its folder. */
    STARTED_HERE,
    /** Nothing says that a record is wanted in this folder, which is an ordinary one. */
    PLAIN_FOLDER,
    /** The folder is the user's home, the root of a file system, or shared by all users. */
    REFUSED;

    /** Whether a write may make the record. */
    public boolean isAllowed() {
        return this != PLAIN_FOLDER && this != REFUSED;
    }
}
