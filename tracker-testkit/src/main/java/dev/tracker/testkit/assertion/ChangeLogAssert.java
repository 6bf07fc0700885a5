package dev.tracker.testkit.assertion;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.ChangeService;
import dev.tracker.testkit.TrackerDatabase;
import java.util.List;
import org.assertj.core.api.AbstractAssert;

/** What can be asserted of a change log. */
public final class ChangeLogAssert extends AbstractAssert<ChangeLogAssert, ChangeService> {

    private static final int SHOWN = 20;

    ChangeLogAssert(ChangeService actual) {
        super(actual, ChangeLogAssert.class);
    }

    /** Asserts that the log, replayed from its first entry, gives what the tables of a test's database hold. */
    public ChangeLogAssert agreesWith(TrackerDatabase database) {
        return agreesWith(Tracker.over(database.ports()));
    }

    /** Asserts that the log, replayed from its first entry, gives the record that can be read now. */
    public ChangeLogAssert agreesWith(Tracker tracker) {
        isNotNull();
        List<String> differences = RecordAgreement.differences(actual, tracker);
        if (!differences.isEmpty()) {
            failWithMessage(
                    "The change log and the record differ in %d places:%n%s",
                    differences.size(),
                    String.join(System.lineSeparator(), differences.subList(0, Math.min(SHOWN, differences.size()))));
        }
        return this;
    }
}
