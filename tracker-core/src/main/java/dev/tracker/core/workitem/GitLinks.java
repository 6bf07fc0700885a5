package dev.tracker.core.workitem;

import dev.tracker.core.json.Derived;
import java.util.ArrayList;
import java.util.List;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** An item's links into git, oldest first. */
public record GitLinks(List<GitLink> gitLinks) {

    public static final GitLinks NONE = new GitLinks(List.of());

    public GitLinks {
        gitLinks = List.copyOf(gitLinks);
    }

    /** These and one more, or these where it is among them already. */
    public GitLinks with(GitLink link) {
        if (gitLinks.stream()
                .anyMatch(known -> known.kind() == link.kind() && known.value().equals(link.value()))) {
            return this;
        }
        List<GitLink> more = new ArrayList<>(gitLinks);
        more.add(link);
        return new GitLinks(more);
    }

    /** The newest branch, or null. */
    @Derived(1)
    public @Nullable String branchName() {
        return newest(GitLink.Kind.BRANCH);
    }

    /** The newest commit, or null. */
    @Derived(2)
    public @Nullable String commitHash() {
        return newest(GitLink.Kind.COMMIT);
    }

    /** The newest pull request, or null. */
    @Derived(3)
    public @Nullable Integer prNumber() {
        String newest = newest(GitLink.Kind.PULL_REQUEST);
        return newest == null ? null : Integer.valueOf(newest);
    }

    @Derived(4)
    public List<String> branches() {
        return values(GitLink.Kind.BRANCH).toList();
    }

    @Derived(5)
    public List<String> commits() {
        return values(GitLink.Kind.COMMIT).toList();
    }

    @Derived(6)
    public List<Integer> pullRequests() {
        return values(GitLink.Kind.PULL_REQUEST).map(Integer::valueOf).toList();
    }

    private @Nullable String newest(GitLink.Kind kind) {
        return values(kind).reduce((first, second) -> second).orElse(null);
    }

    private Stream<String> values(GitLink.Kind kind) {
        return gitLinks.stream().filter(link -> link.kind() == kind).map(GitLink::value);
    }
}
