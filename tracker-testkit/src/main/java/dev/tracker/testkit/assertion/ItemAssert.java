package dev.tracker.testkit.assertion;

import dev.tracker.core.workitem.Claim;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.WorkItem;
import java.util.List;
import java.util.Locale;
import org.assertj.core.api.AbstractAssert;

/**
 * What can be asserted of an item alone.
 *
 * @param <S> the assertion itself
 * @param <A> what the item was given as
 */
public abstract class ItemAssert<S extends ItemAssert<S, A>, A> extends AbstractAssert<S, A> {

    ItemAssert(A actual, Class<?> type) {
        super(actual, type);
    }

    abstract WorkItem item();

    public S isActive() {
        return hasStatus(ItemStatus.ACTIVE);
    }

    public S isCompleted() {
        return hasStatus(ItemStatus.COMPLETED);
    }

    public S isBlocked() {
        return hasStatus(ItemStatus.BLOCKED);
    }

    public S hasStatus(ItemStatus expected) {
        return check(item().status() == expected, "to be %s, but it is %s", expected, item().status());
    }

    public S hasTitle(String expected) {
        return check(item().title().equals(expected), "to have the title \"%s\"", expected);
    }

    public S hasVersion(long expected) {
        return check(item().version() == expected, "to be at version %d, but it is at %d", expected, item().version());
    }

    /** Asserts the priority, from 1, the highest, to 5. */
    public S hasPriority(int expected) {
        return check(item().priority() == expected, "to have priority %d, not %d", expected, item().priority());
    }

    /** Asserts the labels, all of them and in their order. */
    public S hasLabels(String... expected) {
        return check(
                item().labels().equals(List.of(expected)),
                "to have the labels %s, not %s",
                List.of(expected),
                item().labels());
    }

    /** Asserts that the item stands right below {@code parent}. */
    public S isUnder(WorkItem parent) {
        return check(
                parent.id().equals(item().placement().parentId()),
                "to stand below %s, but it stands at %s",
                named(parent),
                item().placement().path());
    }

    /** Asserts that the item stands below nothing. */
    public S isRoot() {
        return check(
                item().placement().parentId() == null,
                "to be a root, but it stands at %s",
                item().placement().path());
    }

    /** Asserts that {@code expected} works on the item, by a claim that has not lapsed. */
    public S isClaimedBy(String expected) {
        Claim claim = claim();
        return check(
                claim != null && claim.assignee().equals(expected),
                "to be claimed by %s, but %s has it",
                expected,
                claim == null ? "nobody" : claim.assignee());
    }

    /** Asserts that nobody works on the item, or only by a claim that has lapsed. */
    public S isUnclaimed() {
        Claim claim = claim();
        return check(claim == null, "to be unclaimed, but %s has it", claim == null ? "" : claim.assignee());
    }

    /** Asserts that the item was softly deleted. */
    public S isDeleted() {
        return check(item().isDeleted(), "to be deleted");
    }

    /** Asserts that the item is in the archive. */
    public S isArchived() {
        return check(item().isArchived(), "to be archived");
    }

    /** Asserts that the item is neither deleted nor archived. */
    public S isLive() {
        return check(!item().isDeleted() && !item().isArchived(), "to be neither deleted nor archived");
    }

    private @org.jspecify.annotations.Nullable Claim claim() {
        Claim claim = item().claim();
        return claim == null || Boolean.TRUE.equals(claim.claimLapsed()) ? null : claim;
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is of a library that is not used here.
    S check(boolean holds, String expectation, Object... arguments) {
        isNotNull();
        if (!holds) {
            failWithMessage("Expected %s %s", named(item()), String.format(Locale.ROOT, expectation, arguments));
        }
        return myself;
    }

    static String named(WorkItem item) {
        return item.key() + " '" + item.title() + "'";
    }
}
