package dev.tracker.testkit.assertion;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.entity.EntityType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import org.assertj.core.api.AbstractAssert;
import org.jspecify.annotations.Nullable;

/** What can be asserted of an entry of the change log. */
public final class ChangeAssert extends AbstractAssert<ChangeAssert, Change> {

    ChangeAssert(Change actual) {
        super(actual, ChangeAssert.class);
    }

    public ChangeAssert is(Action expected) {
        return check(actual.action() == expected, "to say %s", expected);
    }

    /** Asserts who made the change. */
    public ChangeAssert isBy(String actor) {
        return check(actual.actor().equals(actor), "to be by %s", actor);
    }

    /** Asserts what was changed; of a dependency, the id is its source's. */
    public ChangeAssert isOf(EntityType type, Object id) {
        return check(
                actual.entityType() == type && actual.entityId().equals(id.toString()),
                "to be of %s %s",
                type.code(),
                id);
    }

    /** Asserts which fields changed, by their JSON names, and that no others did. */
    public ChangeAssert changes(String... fields) {
        return check(actual.changes().keySet().equals(Set.of(fields)), "to change %s", List.of(fields));
    }

    /** Asserts a field's plain values before and after, null where there was or is none. */
    public ChangeAssert changes(String field, @Nullable Object before, @Nullable Object after) {
        FieldChange change = actual.changes().get(field);
        boolean holds = change != null
                && PlainValues.equal(change.before(), before)
                && PlainValues.equal(change.after(), after);
        return check(holds, "to change %s from %s to %s", field, before, after);
    }

    @SuppressWarnings("AnnotateFormatMethod") // The annotation is of a library that is not used here.
    private ChangeAssert check(boolean holds, String expectation, @Nullable Object... arguments) {
        isNotNull();
        if (!holds) {
            failWithMessage(
                    "Expected %s%nto be an entry %s", actual, String.format(Locale.ROOT, expectation, arguments));
        }
        return this;
    }
}
