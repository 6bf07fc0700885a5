package dev.tracker.persistence;

import java.nio.file.Path;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/**
 * Where the record is and how to get to it.
 *
 * @param url a JDBC URL of PostgreSQL or SQLite; a relative file is relative to {@code projectFolder}
 * @param user null where the URL says it or none is needed; likewise {@code password}
 * @param projectFolder the folder that the record belongs to
 * @param workingFolder the folder in whose git working tree the user works: the project's, or a linked one
 * @param statusFile the project's status file; a relative path is relative to {@code projectFolder}
 * @param connections how many connections to the database there may be at once, from 1
 */
public record StoreSettings(
        String url,
        @Nullable String user,
        @Nullable String password,
        Path projectFolder,
        Path workingFolder,
        Path statusFile,
        int connections) {

    /** Enough for a server's concurrent calls. */
    public static final int SERVER_CONNECTIONS = 16;

    /** What a status file is called where nothing else is said. */
    public static final String STATUS_FILE = ".project_status.md";

    public StoreSettings {
        Dialect.of(url);
        if (connections < 1) {
            throw new IllegalArgumentException("a store needs a connection");
        }
        projectFolder = projectFolder.toAbsolutePath().normalize();
        workingFolder = workingFolder.toAbsolutePath().normalize();
    }

    /** The record of a project whose status file has its usual name. */
    public StoreSettings(
            String url, @Nullable String user, @Nullable String password, Path projectFolder, int connections) {
        this(url, user, password, projectFolder, projectFolder, Path.of(STATUS_FILE), connections);
    }

    /** The record in an SQLite file, for the project in the current folder. */
    public static StoreSettings embedded(Path file) {
        String name = file.toAbsolutePath().toString();
        return of(name.contains("?") ? SqliteUrl.text(file) : Dialect.SQLITE.prefix() + name);
    }

    /** The record at a JDBC URL, for the project in the current folder. */
    public static StoreSettings of(String url) {
        return new StoreSettings(url, null, null, Path.of(""), SERVER_CONNECTIONS);
    }

    /** The same for a user of the database. */
    public StoreSettings withUser(@Nullable String name, @Nullable String secret) {
        return new StoreSettings(url, name, secret, projectFolder, workingFolder, statusFile, connections);
    }

    /** The same for the project in another folder. */
    public StoreSettings withProject(Path folder) {
        return new StoreSettings(url, user, password, folder, folder, statusFile, connections);
    }

    /** The same for a user who works in another folder than the project's. */
    public StoreSettings workingIn(Path folder) {
        return new StoreSettings(url, user, password, projectFolder, folder, statusFile, connections);
    }

    /** The same for a process that asks one thing at a time, and wants to start quickly. */
    public StoreSettings forOneCommand() {
        return new StoreSettings(url, user, password, projectFolder, workingFolder, statusFile, 1);
    }

    /** The same with the status file in another place. */
    public StoreSettings withStatusFile(Path file) {
        return new StoreSettings(url, user, password, projectFolder, workingFolder, file, connections);
    }

    /** The URL without what is secret in it: fit to be shown. */
    public String shownUrl() {
        return JdbcUrl.redacted(url);
    }

    /** Without the password, which may be in the URL too. */
    @Override
    public String toString() {
        return String.format(
                Locale.ROOT,
                "StoreSettings[url=%s, user=%s, projectFolder=%s, connections=%d]",
                shownUrl(),
                user,
                projectFolder,
                connections);
    }
}
