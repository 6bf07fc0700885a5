package dev.tracker.testkit.model;

import dev.tracker.core.configuration.UpdateConfiguration;
import dev.tracker.core.entity.Caller;
import java.time.Duration;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.Random;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Draws the calls of a run, one after another, with what the calls before them made. */
final class Operations {

    private static final int MOVES_IN_A_THOUSAND = 1;

    private final Draw draw;
    private final Known known;
    private final ItemWrites items;
    private final OtherWrites others;
    private final Reads reads;
    private final FileCalls files;
    private final ConflictCalls conflicts;
    private final boolean readsFiles;
    private Instant now = StandingClock.START;

    Operations(long seed, Participant model) {
        this.draw = new Draw(new Random(seed));
        this.known = new Known(draw, model);
        this.items = new ItemWrites(draw, known);
        this.others = new OtherWrites(draw, known, model);
        this.reads = new Reads(draw, known);
        this.files = new FileCalls(draw);
        this.conflicts = new ConflictCalls(draw, known);
        this.readsFiles = model.subject().readsFiles();
    }

    void learn(Answer answer) {
        known.learn(answer.value());
    }

    Step next(int number) {
        if (number == 0) {
            return first();
        }
        goOn();
        Known.Request repeated = draw.chance(4) ? known.request(now) : null;
        if (repeated != null && draw.chance(70)) {
            return new Step(number, now, "again: " + repeated.words(), repeated.call());
        }
        Operation operation = operation();
        if (operation instanceof Operation.Write write) {
            return written(number, write, repeated == null ? null : repeated.id());
        }
        return new Step(number, now, operation.words(), ((Operation.Read) operation).call());
    }

    /** When a database's tables were made is its own affair; from this change on every time is the run's. */
    private Step first() {
        UpdateConfiguration command = new UpdateConfiguration(1L, null, null, null, null, 100_000);
        return new Step(
                0,
                now,
                command.toString(),
                participant -> participant.tracker().configuration().update(command, Caller.named("model")));
    }

    private Step written(int number, Operation.Write write, @Nullable UUID used) {
        UUID requestId = used == null ? draw.maybe(35, draw::id) : used;
        Caller caller = known.caller().withRequest(requestId);
        Step.Call call = write.by(caller);
        String words = write.words() + " by " + caller;
        if (requestId != null && used == null) {
            known.remember(new Known.Request(requestId, now, words, call));
        }
        return new Step(number, now, words, call);
    }

    private Operation operation() {
        int topic = draw.below(100);
        if (topic < 42) {
            return items.next();
        }
        if (topic < 60) {
            return others.next();
        }
        if (topic < 65) {
            return readsFiles && draw.chance(70) ? files.next() : conflicts.next(now);
        }
        return draw.chance(MOVES_IN_A_THOUSAND, 1_000) ? move() : reads.next(now);
    }

    /** The last call of a run. */
    Step move(int number) {
        goOn();
        return new Step(number, now, move().words(), move().call());
    }

    private static Operation.Read move() {
        return new Operation.Read("export, and import into a new record", Participant::moveToANewRecord);
    }

    /** Time mostly creeps, sometimes stands, and now and then leaps over a lease or into another day. */
    private void goOn() {
        int leap = draw.below(100);
        if (leap < 2) {
            now = now.plus(Duration.ofHours(draw.between(5, 40)));
        } else if (leap < 10) {
            now = now.plus(Duration.ofMinutes(draw.between(1, 20)));
        } else if (leap < 80) {
            now = now.plus(draw.between(1, 2_000), ChronoUnit.MICROS);
        }
    }
}
