package dev.tracker.core.migration;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.StatedDeployment;
import java.util.LinkedHashSet;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** The full hashes behind the commits that a file names. */
final class Commits {

    private static final Pattern FULL = Pattern.compile("[0-9a-f]{40}");
    private static final Pattern BEGINNING = Pattern.compile("[0-9a-f]{4,39}");

    private final Map<String, String> complete;

    private Commits(Map<String, String> complete) {
        this.complete = complete;
    }

    /** Asks git for those that the file abbreviates. */
    static Commits of(ParsedStatusFile file, CommitFinder git) {
        Set<String> beginnings = new LinkedHashSet<>();
        for (Entry<StatedDeployment> entry : file.deployments()) {
            String commit = entry.stated().commit();
            if (commit != null && BEGINNING.matcher(plain(commit)).matches()) {
                beginnings.add(plain(commit));
            }
        }
        return new Commits(beginnings.isEmpty() ? Map.of() : git.complete(beginnings));
    }

    /** The full hash of a commit as written; null where it is not one, and not the beginning of exactly one. */
    @Nullable
    String hash(@Nullable String written) {
        if (written == null) {
            return null;
        }
        String plain = plain(written);
        return FULL.matcher(plain).matches() ? plain : complete.get(plain);
    }

    /** Digits in any case, with what shows that more would follow. */
    private static String plain(String written) {
        return written.strip().toLowerCase(Locale.ROOT).replaceFirst("(…|\\.\\.\\.)$", "");
    }
}
