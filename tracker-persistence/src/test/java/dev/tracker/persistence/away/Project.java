package dev.tracker.persistence.away;

import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.ProjectSettings;
import dev.tracker.persistence.SettingOptions;
import dev.tracker.testkit.database.TestDatabase;
import java.nio.file.Path;
import java.util.HashMap;
import java.util.Map;

/** A project in a folder, whose record is in a database of the test's. */
record Project(Path folder, String url, Map<String, String> environment) {

    static Project in(Path folder, TestDatabase database) {
        return new Project(folder, database.jdbcUrl(), Map.of());
    }

    /** The same with the database at another address. */
    Project at(String otherUrl) {
        return new Project(folder, otherUrl, environment);
    }

    /** The same with its server's port closed. */
    Project withoutServer() {
        return at(url.replaceFirst("//[^/]+/", "//127.0.0.1:1/"));
    }

    /** The same with a variable set. */
    Project with(String variable, String value) {
        Map<String, String> more = new HashMap<>(environment);
        more.put(variable, value);
        return new Project(folder, url, Map.copyOf(more));
    }

    ProjectSettings settings() {
        return ProjectSettings.resolve(new SettingOptions(url, folder.toString(), "tester"), environment, folder);
    }

    /** Opens its record; the caller closes it. */
    AvailableStore open() {
        return AvailableStore.open(settings());
    }
}
