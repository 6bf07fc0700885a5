package dev.tracker.testkit.model;

import dev.tracker.core.Tracker;
import dev.tracker.core.error.TrackerException;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** One of the implementations that are compared, with services over it. */
final class Participant implements AutoCloseable {

    private final String name;
    private final ModelSubject subject;
    private final StandingClock clock = new StandingClock();
    private final StepIds ids;
    private final Tracker tracker;
    private final Map<String, String> cursors = new HashMap<>();
    private Instant databaseTime = Instant.MIN;

    Participant(String name, ModelSubject subject, long seed) {
        this.name = name;
        this.subject = subject;
        this.ids = new StepIds(seed);
        this.tracker = Tracker.over(subject.ports(), clock, ids);
    }

    String name() {
        return name;
    }

    Tracker tracker() {
        return tracker;
    }

    /** Where a list was left; a cursor means something only to who gave it. */
    @Nullable
    String cursor(String list) {
        return cursors.get(list);
    }

    void leaveList(String list, @Nullable String cursor) {
        if (cursor == null) {
            cursors.remove(list);
        } else {
            cursors.put(list, cursor);
        }
    }

    /** Makes the call; its answer, or the refusal. */
    Answer take(Step step) {
        clock.set(step.at());
        Instant minute = step.at().truncatedTo(ChronoUnit.MINUTES);
        if (!minute.equals(databaseTime)) {
            databaseTime = minute;
            subject.setDatabaseTime(minute);
        }
        ids.beginStep(step.number());
        try {
            return Answer.of(step.call().on(this));
        } catch (TrackerException refusal) {
            return Answer.refused(refusal);
        } catch (RuntimeException fault) {
            return Answer.failed(fault);
        }
    }

    @Override
    public void close() {
        subject.close();
    }
}
