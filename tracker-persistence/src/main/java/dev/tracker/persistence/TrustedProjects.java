package dev.tracker.persistence;

import dev.tracker.core.error.ValidationException;
import java.io.IOException;
import java.io.StringReader;
import java.io.StringWriter;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.ArrayList;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Properties;
import java.util.TreeMap;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * What the user trusts of the settings of projects. It is kept outside of every project, in a file for each, by the project's
 * path without links and the content that was trusted: files that change are trusted no longer.
 */
public final class TrustedProjects {

    private static final String PROJECT = "project";
    private static final int MAX_BYTES = 1 << 16;

    private final @Nullable Path folder;

    private TrustedProjects(@Nullable Path folder) {
        this.folder = folder;
    }

    /** Those of the user whom the environment names. */
    public static TrustedProjects of(Map<String, String> environment) {
        Path state = UserFolders.of(environment).state();
        return new TrustedProjects(state == null ? null : state.resolve("trusted"));
    }

    /** The fingerprints that are trusted of a project, by what they are of. */
    Map<String, String> of(Path project) {
        return folder == null ? Map.of() : fingerprints(read(file(folder, project)));
    }

    /**
     * Trusts the settings of a project as they are now.
     *
     * @throws ValidationException if one of them cannot be trusted, or that cannot be kept
     */
    public void trust(Path project, List<OutsideSetting> settings) {
        Map<String, String> fingerprints = new TreeMap<>(of(project));
        for (OutsideSetting setting : settings) {
            String fingerprint = setting.fingerprint();
            if (fingerprint == null) {
                throw ValidationException.of(setting.key(), setting.reach() + ": remove it", setting.value());
            }
            fingerprints.put(setting.subject(), fingerprint);
        }
        write(project, fingerprints);
    }

    /** Trusts a file of a project with its present content. */
    public void trust(Path project, String label, byte[] content) {
        Map<String, String> fingerprints = new TreeMap<>(of(project));
        fingerprints.put(label, SettingsFile.sha256(content));
        write(project, fingerprints);
    }

    /** Ends the trust in a project; false where there was none. */
    public boolean remove(Path project) {
        if (folder == null) {
            return false;
        }
        try {
            return Files.deleteIfExists(file(folder, project));
        } catch (IOException e) {
            throw unusable(folder);
        }
    }

    /** The folders of the projects that are trusted. */
    public List<Path> projects() {
        if (folder == null || !Files.isDirectory(folder)) {
            return List.of();
        }
        List<Path> projects = new ArrayList<>();
        try (Stream<Path> files = Files.list(folder)) {
            for (Path file : files.toList()) {
                String project = read(file).getProperty(PROJECT);
                if (project != null && file.equals(file(folder, Path.of(project)))) {
                    projects.add(Path.of(project));
                }
            }
        } catch (IOException e) {
            throw unusable(folder);
        }
        projects.sort(Comparator.naturalOrder());
        return projects;
    }

    private static Path file(Path folder, Path project) {
        byte[] path = RealPath.orSame(project).toString().getBytes(StandardCharsets.UTF_8);
        return folder.resolve(SettingsFile.sha256(path));
    }

    private static Properties read(Path file) {
        Properties values = new Properties();
        try {
            if (Files.isRegularFile(file) && Files.size(file) <= MAX_BYTES) {
                values.load(new StringReader(Files.readString(file, StandardCharsets.UTF_8)));
            }
        } catch (IOException | IllegalArgumentException e) {
            // What cannot be read is not trusted.
            System.getLogger("dev.tracker.persistence")
                    .log(System.Logger.Level.WARNING, "The file " + file + " of what is trusted cannot be read");
            values.clear();
        }
        return values;
    }

    private static Map<String, String> fingerprints(Properties values) {
        Map<String, String> fingerprints = new TreeMap<>();
        for (String key : values.stringPropertyNames()) {
            if (!key.equals(PROJECT)) {
                fingerprints.put(key, values.getProperty(key));
            }
        }
        return fingerprints;
    }

    private void write(Path project, Map<String, String> fingerprints) {
        if (folder == null) {
            throw ValidationException.of(
                    "trust", "needs a place outside of the project: set HOME, or XDG_STATE_HOME to a folder", null);
        }
        Properties values = new Properties();
        values.putAll(fingerprints);
        values.setProperty(PROJECT, RealPath.orSame(project).toString());
        try {
            OwnFiles.makeFolders(folder);
            StringWriter text = new StringWriter();
            values.store(text, null);
            Path fresh = Files.createTempFile(folder, "new-", ".tmp");
            try {
                Files.writeString(fresh, text.toString());
                Files.move(
                        fresh,
                        file(folder, project),
                        StandardCopyOption.ATOMIC_MOVE,
                        StandardCopyOption.REPLACE_EXISTING);
            } finally {
                Files.deleteIfExists(fresh);
            }
        } catch (IOException e) {
            throw unusable(folder);
        }
    }

    private static ValidationException unusable(Path folder) {
        return ValidationException.of(
                "trust",
                "is kept in '" + folder + "', which cannot be written: check its permissions, or set XDG_STATE_HOME to"
                        + " another folder",
                null);
    }
}
