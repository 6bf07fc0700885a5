package dev.tracker.testkit.model;

import dev.tracker.core.Tracker;
import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.SyncNews;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.replay.SyncService;
import dev.tracker.core.transfer.TransferProgress;
import dev.tracker.core.transfer.Transferred;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** One of the implementations that are compared, with services over it. */
final class Participant implements AutoCloseable {

    private final String name;
    private final Supplier<? extends ModelSubject> maker;
    private final StandingClock clock = new StandingClock();
    private final StepIds ids;
    private ModelSubject subject;
    private Tracker tracker;
    private final Map<String, String> cursors = new HashMap<>();
    private Instant databaseTime = Instant.MIN;

    /** @param maker makes its record, and another one whenever it is asked */
    Participant(String name, Supplier<? extends ModelSubject> maker, long seed) {
        this.name = name;
        this.maker = maker;
        this.ids = new StepIds(seed);
        this.subject = maker.get();
        this.tracker = over(subject.ports());
    }

    /** The services on this run's clock, that of synchronising too. */
    private Tracker over(TrackerPorts ports) {
        Tracker whole = Tracker.over(ports, clock, ids);
        return new Tracker(
                whole.workItems(),
                whole.dependencies(),
                whole.claims(),
                whole.vendors(),
                whole.deployments(),
                whole.configuration(),
                whole.enhancements(),
                whole.status(),
                whole.changes(),
                whole.archive(),
                whole.history(),
                whole.transfer(),
                whole.migration(),
                whole.statusFile(),
                new SyncService(ports, () -> true, SyncNews.NONE, clock));
    }

    ModelSubject subject() {
        return subject;
    }

    TrackerPorts ports() {
        return subject.ports();
    }

    /** What the record's export says. */
    List<Map<String, ?>> exported() {
        List<Map<String, ?>> lines = new ArrayList<>();
        tracker.transfer().export(lines::add, TransferProgress.UNWATCHED);
        return lines;
    }

    /** Takes the whole record over into a new one, and goes on there; what was taken, and what the new one exports. */
    List<Object> moveToANewRecord() {
        List<Map<String, ?>> before = exported();
        ModelSubject next = maker.get();
        ModelSubject last = subject;
        subject = next;
        last.close();
        next.setDatabaseTime(databaseTime);
        tracker = over(next.ports());
        Transferred taken = tracker.transfer().load(new Lines(before), TransferProgress.UNWATCHED);
        List<Map<String, ?>> after = exported();
        if (!after.equals(before)) {
            throw new IllegalStateException("what was imported is not what was exported: " + before + "\n" + after);
        }
        return List.of(taken, after);
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
