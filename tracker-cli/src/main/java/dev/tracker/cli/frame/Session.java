package dev.tracker.cli.frame;

import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Form;
import dev.tracker.cli.output.Output;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Terminal;
import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.TrackerException;
import dev.tracker.persistence.Secrets;
import java.util.HashSet;
import java.util.Optional;
import java.util.Set;
import java.util.function.Function;
import org.jspecify.annotations.Nullable;

/** One run of the program: what a command is given, and what becomes of it. For one thread. */
public final class Session implements AutoCloseable {
    private final GlobalOptions options;
    private final Environment environment;
    private final Streams streams;
    private final Function<GlobalOptions, RecordAccess> recordFinder;
    private final Function<Environment, Runner> runners;
    private final Observation observation = Observation.begin();
    private final Set<Warning> said = new HashSet<>();
    private @Nullable RecordAccess access;
    private @Nullable Tracker tracker;
    private @Nullable TrackerException firstRefusal;
    private @Nullable Integer status;

    /** Runs a whole command line. */
    @FunctionalInterface
    public interface Runner {
        /** Runs it to its end, and says with which status it ended. */
        int run(String... args);
    }

    /**
     * A run that finds its record by the options when a command asks for it.
     *
     * @param runners of further command lines with the same streams, in another environment
     */
    public Session(
            GlobalOptions options,
            Environment environment,
            Streams streams,
            Function<GlobalOptions, RecordAccess> recordFinder,
            Function<Environment, Runner> runners) {
        this.options = options;
        this.environment = environment;
        this.streams = streams;
        this.recordFinder = recordFinder;
        this.runners = runners;
    }

    public GlobalOptions options() {
        return options;
    }

    public Environment environment() {
        return environment;
    }

    public Streams streams() {
        return streams;
    }

    /** The project and its record. */
    public RecordAccess record() {
        if (access == null) {
            access = recordFinder.apply(options);
        }
        return access;
    }

    /** What can be asked of the project's record, which this opens. */
    public Tracker tracker() {
        if (tracker == null) {
            tracker = Tracker.over(record().ports(), environment.clock());
        }
        return tracker;
    }

    /** Who makes this run's changes. */
    public Caller caller() {
        return Caller.named(record().actor());
    }

    /** Prints an answer in the form that was asked for. */
    public void print(Answer answer) {
        if (!options.form().isJson()) {
            printLeadingWarnings();
        }
        boolean isPart = observation.isPartial();
        Answer whole = answer.with(observation::addTo);
        new Output(streams.out(), options.form(), terminal(), isPart)
                .print(isPart ? whole.stated(observation::stated) : whole);
    }

    /** What there is to say about this run beside its answer. */
    public Observation observation() {
        return observation;
    }

    /** Tells people what there is to say beside the answers, and was not said yet; a JSON answer says it itself. */
    public void printWarnings() {
        observation.warnings().forEach(this::warnOnce);
    }

    /** Tells people what they must know before they read an answer or a refusal: that nothing could answer. */
    public void printLeadingWarnings() {
        observation.warnings().stream().filter(Warning::isNoSource).forEach(this::warnOnce);
    }

    private void warnOnce(Warning warning) {
        if (said.add(warning)) {
            warn(warning.message());
        }
    }

    /** Tells of something that is no fault, on standard error. */
    public void warn(String sentence) {
        errors().sentence("Warning: " + Secrets.removedFromUrls(sentence));
    }

    /** Tells of the refusal of one part of what was asked for; the run goes on, and fails at its end. */
    public void refuse(TrackerException refusal) {
        firstRefusal = firstRefusal == null ? refusal : firstRefusal;
        new Refusals(this).print(refusal);
    }

    /** The first refusal that was told of. */
    public Optional<TrackerException> refusal() {
        return Optional.ofNullable(firstRefusal);
    }

    /** Ends this run with another program's exit status. */
    public void finish(int programStatus) {
        status = programStatus;
    }

    /** The exit status of the program that this run ended with. */
    public Optional<Integer> status() {
        return Optional.ofNullable(status);
    }

    /** Where people read warnings and refusals. */
    public Screen errors() {
        boolean colour = environment.errIsTerminal() && isColourWanted();
        return new Screen(
                streams.err(),
                new Terminal(Terminal.UNLIMITED, colour, environment.zone(), environment.errIsTerminal()));
    }

    /** Whether somebody watches who would like to see that a long run goes on. */
    public boolean showsProgress() {
        return environment.errIsTerminal() && options.form() == Form.SCREEN;
    }

    /** Runs further command lines in another environment. */
    public Runner runnerIn(Environment other) {
        return runners.apply(other);
    }

    @Override
    public void close() {
        observation.close();
        if (access != null) {
            access.close();
        }
    }

    private Terminal terminal() {
        if (options.form() != Form.SCREEN) {
            return new Terminal(Terminal.UNLIMITED, false, environment.zone(), false);
        }
        boolean colour = environment.outIsTerminal() && isColourWanted();
        return new Terminal(TerminalSize.columns(environment), colour, environment.zone(), environment.outIsTerminal());
    }

    private boolean isColourWanted() {
        return !options.noColor
                && environment.variable("NO_COLOR") == null
                && !"dumb".equals(environment.variable("TERM"));
    }
}
