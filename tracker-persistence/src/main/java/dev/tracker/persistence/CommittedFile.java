package dev.tracker.persistence;

import dev.tracker.core.statusfile.SourceText;
import java.io.File;
import java.io.IOException;
import java.nio.file.Path;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.revwalk.RevCommit;
import org.eclipse.jgit.revwalk.RevWalk;
import org.eclipse.jgit.treewalk.TreeWalk;
import org.eclipse.jgit.treewalk.filter.AndTreeFilter;
import org.eclipse.jgit.treewalk.filter.PathFilter;
import org.eclipse.jgit.treewalk.filter.TreeFilter;
import org.jspecify.annotations.Nullable;

/** The status file as git last kept it, and what was merged since. Changes nothing in the repository. */
final class CommittedFile implements StatedRecordSource.Keeping {

    private static final Pattern PULL_REQUEST = Pattern.compile("#(\\d{1,9})\\b");
    private static final int MAX_TITLE = 200;
    private static final int SHOWN_HASH = 7;

    private final Path file;

    CommittedFile(Path file) {
        this.file = file;
    }

    /** A commit that holds the file, and the newest, up to which merges are looked for. */
    private record Seen(ObjectId holder, ObjectId head) {}

    @Override
    public @Nullable Object look() throws IOException {
        GitFolder git = git();
        ObjectId head = git == null ? null : head(git);
        if (git == null || head == null) {
            return null;
        }
        try (GitObjects objects = new GitObjects(git);
                RevWalk walk = new RevWalk(objects)) {
            walk.markStart(walk.parseCommit(head));
            walk.setTreeFilter(AndTreeFilter.create(PathFilter.create(path(git)), TreeFilter.ANY_DIFF));
            for (RevCommit commit : walk) {
                if (blob(git, objects, commit) != null) {
                    return new Seen(commit.copy(), head);
                }
            }
        }
        return null;
    }

    @Override
    public StatedRecordSource.Kept read(Object looked) throws IOException {
        Seen seen = (Seen) looked;
        GitFolder git = git();
        if (git == null) {
            throw new IOException("the repository is gone");
        }
        try (GitObjects objects = new GitObjects(git);
                RevWalk walk = new RevWalk(objects)) {
            RevCommit holder = walk.parseCommit(seen.holder());
            ObjectId blob = blob(git, objects, holder);
            if (blob == null) {
                throw new IOException("the commit lost its file");
            }
            return new StatedRecordSource.Kept(
                    SourceText.decode(objects.open(blob).getBytes(SourceText.MAX_BYTES), "status-file"),
                    Instant.ofEpochSecond(holder.getCommitTime()),
                    "the status file of git commit " + holder.name().substring(0, SHOWN_HASH),
                    mergedSince(walk, holder, seen.head()));
        }
    }

    @Override
    public String absence() {
        return "no commit of a git repository holds the status file";
    }

    private @Nullable GitFolder git() throws IOException {
        Path folder = file.getParent();
        return folder == null ? null : GitFolder.around(folder);
    }

    private static @Nullable ObjectId head(GitFolder git) throws IOException {
        String commit = git.commit();
        return commit == null || !ObjectId.isId(commit) ? null : ObjectId.fromString(commit);
    }

    private String path(GitFolder git) {
        return git.root().relativize(file).toString().replace(File.separatorChar, '/');
    }

    private @Nullable ObjectId blob(GitFolder git, GitObjects objects, RevCommit commit) throws IOException {
        try (TreeWalk found = TreeWalk.forPath(objects, path(git), commit.getTree())) {
            return found == null ? null : found.getObjectId(0);
        }
    }

    private static List<StatedRecord.Merge> mergedSince(RevWalk walk, RevCommit holder, ObjectId head)
            throws IOException {
        List<StatedRecord.Merge> merges = new ArrayList<>();
        walk.reset();
        walk.markStart(walk.parseCommit(head));
        walk.markUninteresting(walk.parseCommit(holder));
        for (RevCommit commit : walk) {
            Matcher named = PULL_REQUEST.matcher(commit.getShortMessage());
            if (commit.getParentCount() > 1 && named.find()) {
                merges.add(new StatedRecord.Merge(
                        Integer.parseInt(named.group(1)),
                        title(commit),
                        Instant.ofEpochSecond(commit.getCommitTime()),
                        commit.name()));
            }
        }
        return merges;
    }

    /** Hosts put the pull request's own title under their subject. */
    private static String title(RevCommit commit) {
        String[] lines = commit.getFullMessage().strip().split("\\R", -1);
        String title =
                commit.getShortMessage().startsWith("Merge pull request") && lines.length > 2 ? lines[2].strip() : "";
        String said = title.isEmpty() ? commit.getShortMessage().strip() : title;
        return said.substring(
                0, said.offsetByCodePoints(0, Math.min(MAX_TITLE, said.codePointCount(0, said.length()))));
    }
}
