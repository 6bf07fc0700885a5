package dev.tracker.cli;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.FileFaults;
import dev.tracker.cli.frame.GlobalOptions;
import dev.tracker.cli.frame.OutputException;
import dev.tracker.cli.frame.RecordAccess;
import dev.tracker.cli.frame.Refusals;
import dev.tracker.cli.frame.ResultStream;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Streams;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.error.ErrorCode;
import dev.tracker.core.error.TrackerException;
import dev.tracker.persistence.LogSettings;
import dev.tracker.persistence.Utf8Process;
import dev.tracker.persistence.Utf8Process.UnreadableTextException;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileSystemException;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.OptionalInt;
import java.util.function.Function;
import picocli.CommandLine;
import picocli.CommandLine.ParseResult;

/** Runs one command line. */
public final class CliMain {
    private final Environment environment;
    private final Streams streams;
    private final Function<GlobalOptions, RecordAccess> recordFinder;

    CliMain(Environment environment, Streams streams) {
        this(environment, streams, options -> new ProjectRecord(options, environment));
    }

    CliMain(Environment environment, Streams streams, Function<GlobalOptions, RecordAccess> recordFinder) {
        this.environment = environment;
        this.streams = streams;
        this.recordFinder = recordFinder;
    }

    /**
     * Runs the process.
     *
     * @throws IOException if the launcher's training fails; a command never does
     * @param args the command line's words
     */
    public static void main(String[] args) throws IOException {
        OptionalInt ended = Utf8Process.runElsewhere(args);
        if (ended.isPresent()) {
            System.exit(ended.getAsInt());
        }
        PrintStream out = ResultStream.toStandardOutput();
        PrintStream err = new PrintStream(new FileOutputStream(FileDescriptor.err), true, StandardCharsets.UTF_8);
        System.setOut(err); // what a library prints is no answer
        System.setErr(err);
        // Output is the same in every locale, also what libraries format.
        Locale.setDefault(Locale.ROOT);
        LogSettings.choose();
        String training = System.getProperty(StartTraining.FOLDER);
        if (training != null) {
            new StartTraining(Path.of(training)).run();
            return;
        }
        int status;
        try {
            String[] words = Utf8Process.arguments(args).toArray(String[]::new);
            status = new CliMain(SystemEnvironment.read(), new Streams(System.in, out, err)).run(words);
        } catch (UnreadableTextException e) {
            err.println("Error: " + e.getMessage());
            status = ExitCode.of(ErrorCode.VALIDATION).status();
        }
        System.exit(status);
    }

    /** Runs a command line, and says how it ended. */
    int run(String... args) {
        GlobalOptions options = new GlobalOptions();
        try (Session session = session(options)) {
            int status = ended(session, options, args);
            try {
                streams.out().flush();
                return status;
            } catch (OutputException e) {
                return ended(session, e);
            }
        }
    }

    private static int ended(Session session, GlobalOptions options, String... args) {
        try {
            int status = run(session, options, args);
            session.printWarnings();
            return status;
        } catch (TrackerException e) {
            OutputException output = OutputException.causeOf(e);
            if (output != null) {
                return ended(session, output);
            }
            new Refusals(session).print(e);
            if (!options.form().isJson()) {
                session.printWarnings();
            }
            return ExitCode.of(e.code()).status();
        } catch (IOException | RuntimeException | LinkageError e) {
            OutputException output = OutputException.causeOf(e);
            if (output != null) {
                return ended(session, output);
            }
            if (FileFaults.causeIn(e) instanceof FileSystemException file) {
                String reason = FileFaults.reason(file);
                session.errors().sentence("Error: '" + file.getFile() + "' cannot be used: " + reason + ".", Tone.BAD);
                return ExitCode.REFUSED.status();
            }
            new CrashLog(session).report(e);
            return ExitCode.UNEXPECTED.status();
        }
    }

    /** The end of a command whose output found no place; a reader that has read enough needs no message. */
    private static int ended(Session session, OutputException output) {
        if (output.isReaderGone()) {
            return ExitCode.READER_GONE.status();
        }
        session.errors()
                .sentence(
                        "Error: the output could not be written: " + output.reason()
                                + ". What the command changed in the record is kept.",
                        Tone.BAD);
        return ExitCode.UNEXPECTED.status();
    }

    private Session session(GlobalOptions options) {
        return new Session(options, environment, streams, recordFinder, other -> new CliMain(other, streams)::run);
    }

    private static int run(Session session, GlobalOptions options, String... given) throws IOException {
        String[] args = Arrays.equals(given, new String[] {"--version"}) ? new String[] {"version"} : given;
        CommandLine parser = TrackerCommand.parser(options, session, new HashSet<>(Arrays.asList(args)));
        ParseResult parsed = deepest(parser.parseArgs(args));
        CommandLine command = parsed.commandSpec().commandLine();
        try {
            if (args.length == 0 || isHelpWanted(parsed)) {
                session.streams().out().print(command.getUsageMessage());
                return ExitCode.DONE.status();
            }
            Action action = action(parsed, options);
            action.run();
        } catch (UsageException e) {
            String help = command.getCommandSpec().qualifiedName() + " --help";
            new Refusals(session).print(e, help);
            return ExitCode.USAGE.status();
        }
        return session.status()
                .orElseGet(() -> session.refusal()
                        .map(refusal -> ExitCode.of(refusal.code()))
                        .orElse(ExitCode.DONE)
                        .status());
    }

    private static Action action(ParseResult parsed, GlobalOptions options) {
        List<String> faults = UsageFaults.of(parsed);
        if (!faults.isEmpty()) {
            throw new UsageException(faults);
        }
        if (!(parsed.commandSpec().userObject() instanceof Action action)) {
            String commands =
                    String.join(", ", parsed.commandSpec().subcommands().keySet());
            throw new UsageException(
                    "Which command of '" + parsed.commandSpec().qualifiedName() + "'? There are " + commands + ".");
        }
        List<String> contradictions = options.faults(action);
        if (!contradictions.isEmpty()) {
            throw new UsageException(contradictions);
        }
        return action;
    }

    private static boolean isHelpWanted(ParseResult parsed) {
        return parsed.isUsageHelpRequested();
    }

    private static ParseResult deepest(ParseResult parsed) {
        ParseResult result = parsed;
        while (result.hasSubcommand()) {
            result = result.subcommand();
        }
        return result;
    }
}
