package dev.tracker.persistence;

import java.nio.file.InvalidPathException;
import java.nio.file.Path;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * The user's own folders, as the environment names them; null where it names none.
 *
 * @param home the home directory
 * @param configuration the folder of this program's settings
 * @param state the folder of what this program remembers for the user
 */
record UserFolders(
        @Nullable Path home,
        @Nullable Path configuration,
        @Nullable Path state) {

    private static final String PROGRAM = "tracker";

    static UserFolders of(Map<String, String> environment) {
        Path variable = folder(environment, "HOME");
        Path home = variable == null ? folder(environment, "USERPROFILE") : variable;
        return new UserFolders(
                home,
                below(folder(environment, "XDG_CONFIG_HOME"), home, ".config"),
                below(folder(environment, "XDG_STATE_HOME"), home, ".local/state"));
    }

    private static @Nullable Path below(@Nullable Path named, @Nullable Path home, String usual) {
        Path folder = named == null && home != null ? home.resolve(usual) : named;
        return folder == null ? null : folder.resolve(PROGRAM);
    }

    /** A relative one counts as none, as the convention for these variables has it. */
    private static @Nullable Path folder(Map<String, String> environment, String name) {
        String value = environment.get(name);
        if (value == null || value.isBlank()) {
            return null;
        }
        try {
            Path path = Path.of(value);
            return path.isAbsolute() ? path.normalize() : null;
        } catch (InvalidPathException e) {
            return null;
        }
    }
}
