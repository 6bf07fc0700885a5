package dev.tracker.persistence;

import dev.tracker.core.migration.CommitFinder;
import java.io.IOException;
import java.nio.file.Path;
import java.util.Collection;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.regex.Pattern;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/** The commits of the git repository that a folder is in. Reads only. */
final class GitCommits implements CommitFinder {

    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,39}");

    private final Path folder;

    GitCommits(Path folder) {
        this.folder = folder;
    }

    @Override
    public Map<String, String> complete(Collection<String> beginnings) {
        Map<String, String> complete = new LinkedHashMap<>();
        if (beginnings.isEmpty()) {
            return complete;
        }
        try {
            GitFolder git = GitFolder.around(folder);
            if (git == null) {
                return complete;
            }
            try (ObjectReader objects = new GitObjects(git)) {
                for (String beginning : beginnings) {
                    String only = BEGINNING.matcher(beginning).matches() ? onlyCommit(objects, beginning) : null;
                    if (only != null) {
                        complete.put(beginning, only);
                    }
                }
            }
        } catch (IOException e) {
            GitFolder.log().log(System.Logger.Level.DEBUG, "The git repository cannot be read", e);
        }
        return complete;
    }

    /** Objects of other kinds may begin alike: they are no commits, and do not make it ambiguous. */
    private static @Nullable String onlyCommit(ObjectReader objects, String beginning) throws IOException {
        String only = null;
        for (ObjectId found : objects.resolve(AbbreviatedObjectId.fromString(beginning))) {
            if (isCommit(objects, found)) {
                if (only != null) {
                    return null;
                }
                only = found.name();
            }
        }
        return only;
    }

    private static boolean isCommit(ObjectReader objects, ObjectId id) throws IOException {
        try {
            return objects.open(id).getType() == Constants.OBJ_COMMIT;
        } catch (MissingObjectException e) {
            return false;
        }
    }
}
