package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.TrackerPorts;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.change.Written;
import dev.tracker.core.entity.IdSource;
import dev.tracker.core.entity.TimeOrderedIds;
import dev.tracker.core.replay.JournalReplay;
import dev.tracker.core.replay.JournaledOperations;
import dev.tracker.testkit.database.TestDatabase;
import dev.tracker.testkit.database.TestDatabases;
import dev.tracker.testkit.fixture.MutableClock;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.time.ZoneOffset;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;
import java.util.function.Supplier;

/** A record on a database and its mirror, on which somebody writes while the database is away. */
final class TwoStores implements AutoCloseable {

    final MutableClock clock = MutableClock.startingAt(Instant.parse("2026-03-01T10:00:00Z"));
    final Store primary;
    final List<Machine> machines = new ArrayList<>();
    private final Recorded ids = new Recorded(new TimeOrderedIds(clock));

    TwoStores(TestDatabase database) {
        this.primary = Records.open(database);
        machine();
    }

    /** One more machine with a mirror of its own. */
    Machine machine() {
        Machine machine = new Machine();
        machines.add(machine);
        return machine;
    }

    Machine here() {
        return machines.get(0);
    }

    /** The record on the database. */
    Tracker online() {
        return Tracker.over(primary, clock);
    }

    /** What runs on the mirror, with the database away. */
    Tracker offline() {
        return here().offline();
    }

    /** Does the same on the database and on every mirror, as if they had been refreshed after it. */
    <T> T everywhere(Function<Tracker, T> work) {
        ids.begin();
        Clock moment = Clock.fixed(clock.instant(), ZoneOffset.UTC);
        T answer = work.apply(Tracker.over(primary, moment, ids));
        for (Machine machine : machines) {
            ids.again();
            assertThat(work.apply(Tracker.over(machine.mirror, moment, ids))).isEqualTo(answer);
        }
        clock.advance(Duration.ofSeconds(1));
        return answer;
    }

    @Override
    public void close() {
        machines.forEach(machine -> {
            machine.mirror.close();
            machine.file.close();
        });
        primary.close();
    }

    /** A project's folder on some machine. */
    final class Machine {

        final TestDatabase file = TestDatabases.cloned(
                TestDatabase.Kind.SQLITE,
                "record",
                database -> Records.open(database).close());
        final Store mirror = Records.open(file);
        final MyBatisJournal journal = mirror.journal();

        Tracker offline() {
            return offline(clock);
        }

        Tracker offline(Clock time) {
            return Tracker.over(with(mirror, new InJournal(journal)), time);
        }

        JournalReplay replay() {
            return new JournalReplay(
                    primary, journal, TwoStores::inTurn, rest -> journal.close(clock.instant()), Away::is, clock);
        }

        boolean comeBack() {
            clock.advance(Duration.ofSeconds(1));
            return replay().run();
        }
    }

    /** Takes the writes that run on a mirror into its journal. */
    private record InJournal(MyBatisJournal journal) implements WriteJournal {

        @Override
        public void begin(String operation) {
            assertThat(JournaledOperations.contains(operation)).as(operation).isTrue();
        }

        @Override
        public void note(Supplier<Written> write) {
            Written written = write.get();
            if (!written.changes().isEmpty()) {
                journal.append(written);
            }
        }
    }

    private static boolean inTurn(Runnable work) {
        work.run();
        return true;
    }

    private static TrackerPorts with(Store store, WriteJournal journal) {
        return (TrackerPorts) Proxy.newProxyInstance(
                TrackerPorts.class.getClassLoader(),
                new Class<?>[] {TrackerPorts.class},
                (proxy, method, arguments) -> {
                    if (method.getName().equals("writeJournal")) {
                        return journal;
                    }
                    try {
                        return method.invoke(store, arguments);
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
    }

    /** The same ids again for the same work on another store. */
    private static final class Recorded implements IdSource {

        private final IdSource source;
        private List<UUID> drawn = new ArrayList<>();
        private int position;

        Recorded(IdSource source) {
            this.source = source;
        }

        void begin() {
            drawn = new ArrayList<>();
            position = 0;
        }

        void again() {
            position = 0;
        }

        @Override
        public UUID next() {
            if (position == drawn.size()) {
                drawn.add(source.next());
            }
            return drawn.get(position++);
        }
    }
}
