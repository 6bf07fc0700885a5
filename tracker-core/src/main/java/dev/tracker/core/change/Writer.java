package dev.tracker.core.change;

import dev.tracker.core.entity.Caller;
import dev.tracker.core.entity.IdSource;
import dev.tracker.core.json.RecordTree;
import dev.tracker.core.json.TreeReader;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.validation.Command;
import dev.tracker.core.validation.CommandValidator;
import dev.tracker.core.validation.Violations;
import java.time.Clock;
import java.time.Instant;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Optional;
import java.util.UUID;
import java.util.function.Consumer;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/**
 * Runs every write in the same way: its command is checked, a repeated request gets its first answer,
 * and the changes are logged in the transaction that makes them.
 */
public final class Writer {

    /** What a journal is told of a write in several units. */
    private static final String IN_PARTS = "InParts";

    private final UnitOfWork unitOfWork;
    private final RequestLog requests;
    private final ChangeLog log;
    private final WriteJournal journal;
    private final Clock clock;
    private final IdSource ids;

    public Writer(
            UnitOfWork unitOfWork,
            RequestLog requests,
            ChangeLog log,
            WriteJournal journal,
            Clock clock,
            IdSource ids) {
        this.journal = journal;
        this.unitOfWork = unitOfWork;
        this.requests = requests;
        this.log = log;
        this.clock = clock;
        this.ids = ids;
    }

    /** The time, in microseconds. */
    public Instant now() {
        return clock.instant().truncatedTo(ChronoUnit.MICROS);
    }

    /**
     * The answer that a repeated request got at first. For work of several units: it asks before the first,
     * and gives its answer to {@link #write} after the last.
     *
     * @throws dev.tracker.core.error.TrackerException if the command breaks a rule, or its request's id was
     *     used for another
     */
    public <C extends Record & Command, T extends Record> Optional<T> answered(
            C command, Caller caller, Class<T> answerType) {
        CommandValidator.check(command);
        UUID requestId = caller.requestId();
        return requestId == null
                ? Optional.empty()
                : requests.find(requestId, name(command), arguments(command, caller.actor()))
                        .map(answer -> TreeReader.read(answerType, answer));
    }

    /** Writes in several units, each kept by itself and all logged under one request. */
    public Parts inParts(Caller caller) {
        return new Parts(caller.actor(), requestId(caller));
    }

    /** The units of one write. */
    public final class Parts {

        private final String actor;
        private final UUID requestId;

        private Parts(String actor, UUID requestId) {
            this.actor = actor;
            this.requestId = requestId;
        }

        /** Does the work of one unit, and logs its changes with it. */
        public <T> T write(WriteScope scope, Function<ChangeSet, T> work) {
            return unitOfWork.write(scope, () -> {
                journal.begin(IN_PARTS);
                return run(work, new ChangeSet(actor, now(), requestId, ids));
            });
        }
    }

    /**
     * Does the work of a command once, however often it is asked for.
     *
     * @param answerType the answer's class, for one that is given again
     * @throws dev.tracker.core.error.TrackerException when refused; nothing is changed then
     */
    public <C extends Record & Command, T extends Record> T write(
            C command, Caller caller, WriteScope scope, Class<T> answerType, Function<ChangeSet, T> work) {
        return write(command, caller, scope, answerType, violations -> {}, work);
    }

    /**
     * As above, for a command some of whose rules depend on what it names.
     *
     * @param furtherFaults adds the faults by those rules to a command that is refused anyway, so that its
     *     sender hears of all; a command without faults is left to {@code work}
     */
    public <C extends Record & Command, T extends Record> T write(
            C command,
            Caller caller,
            WriteScope scope,
            Class<T> answerType,
            Consumer<Violations> furtherFaults,
            Function<ChangeSet, T> work) {
        Violations violations = new Violations();
        CommandValidator.collect(command, violations);
        if (!violations.isEmpty()) {
            furtherFaults.accept(violations);
            violations.throwIfAny();
        }
        Attempts<C, T> attempts = new Attempts<>(command, caller, answerType, work);
        return unitOfWork.write(scope, attempts::once);
    }

    /** One write, which its unit of work may do more than once: the same request, time and ids each time. */
    private final class Attempts<C extends Record & Command, T extends Record> {

        private final C command;
        private final Caller caller;
        private final Class<T> answerType;
        private final Function<ChangeSet, T> work;
        private final UUID requestId;
        private final DrawnIds drawn = new DrawnIds(ids);
        private @Nullable Instant time;

        Attempts(C command, Caller caller, Class<T> answerType, Function<ChangeSet, T> work) {
            this.command = command;
            this.caller = caller;
            this.answerType = answerType;
            this.work = work;
            this.requestId = requestId(caller);
        }

        T once() {
            journal.begin(name(command));
            Instant now = time == null ? now() : time;
            time = now;
            boolean given = caller.requestId() != null;
            if (given) {
                Optional<Map<String, Object>> first =
                        requests.begin(requestId, name(command), arguments(command, caller.actor()), now);
                if (first.isPresent()) {
                    return TreeReader.read(answerType, first.get());
                }
            }
            drawn.rewind();
            ChangeSet changes = new ChangeSet(caller.actor(), now, requestId, drawn);
            T answer = run(work, changes);
            if (given) {
                requests.complete(requestId, RecordTree.stored(answer));
            }
            journal.note(() -> new Written(
                    requestId,
                    given,
                    now,
                    caller.actor(),
                    name(command),
                    RecordTree.stored(command),
                    drawn.drawn(),
                    changes.changes(),
                    RecordTree.stored(answer)));
            return answer;
        }
    }

    private <T> T run(Function<ChangeSet, T> work, ChangeSet changes) {
        T answer = work.apply(changes);
        if (!changes.changes().isEmpty()) {
            log.append(changes.changes());
        }
        return answer;
    }

    private UUID requestId(Caller caller) {
        UUID given = caller.requestId();
        return given == null ? ids.next() : given;
    }

    private static String name(Record command) {
        return OperationNames.of(command.getClass());
    }

    private static Map<String, Object> arguments(Record command, String actor) {
        return arguments(RecordTree.stored(command), actor);
    }

    /** What tells a request from another of the same operation: its command, in stored form, and who sent it. */
    public static Map<String, Object> arguments(Map<String, Object> command, String actor) {
        Map<String, Object> arguments = new LinkedHashMap<>(command);
        arguments.put("actor", actor);
        return arguments;
    }
}
