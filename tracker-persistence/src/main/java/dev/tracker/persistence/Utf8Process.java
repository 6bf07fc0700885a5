package dev.tracker.persistence;

import java.io.IOException;
import java.lang.ProcessBuilder.Redirect;
import java.nio.ByteBuffer;
import java.nio.charset.CharacterCodingException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.OptionalInt;
import java.util.Set;
import org.jspecify.annotations.Nullable;

/**
 * The text of arguments, environment and paths in a process whose locale knows ASCII only.
 *
 * <p>Java decodes them, and names files, as the locale says. Under {@code LC_ALL=C} everything beyond
 * ASCII would be stored mangled. Such a process runs the program in another one that differs in its
 * locale only: same streams, same environment otherwise, same arguments. It forwards signals and the
 * exit status. On Linux the arguments are read from {@code /proc}, where they are as they were given.
 */
public final class Utf8Process {

    /** Names the process that started this one for its locale, and how many arguments that has. */
    private static final String STARTED_BY = "tracker.started.by";

    private static final String LOCALE = "C.UTF-8";
    private static final Set<String> ASCII = Set.of("ANSI_X3.4-1968", "US-ASCII", "ASCII", "646", "ISO646-US");
    private static final char REPLACEMENT = '\uFFFD';

    private Utf8Process() {}

    /**
     * Runs the program in a process with a UTF-8 locale where this one's knows ASCII only.
     *
     * @return the exit status to end with; empty where this process is to do the work itself
     */
    public static OptionalInt runElsewhere(String... args) {
        boolean ascii = ASCII.contains(System.getProperty("sun.jnu.encoding", ""));
        if (!ascii || System.getProperty(STARTED_BY) != null || !Files.isReadable(commandLine("self"))) {
            return OptionalInt.empty();
        }
        try {
            return runElsewhere(command(args.length));
        } catch (IOException e) {
            return OptionalInt.empty(); // arguments() refuses what this locale mangles
        }
    }

    /**
     * The arguments as they were given.
     *
     * @param args as {@code main} got them
     * @throws UnreadableTextException if they, the settings in the environment or the current folder are not
     *     what the locale says, or it cannot say them
     */
    public static List<String> arguments(String... args) throws UnreadableTextException {
        String starter = System.getProperty(STARTED_BY);
        List<String> given = List.of(args);
        if (starter != null && starter.matches("\\d+:\\d+")) {
            long pid = Long.parseLong(starter.substring(0, starter.indexOf(':')));
            endWith(pid);
            given = last(pid(pid), Integer.parseInt(starter.substring(starter.indexOf(':') + 1)));
        } else if (given.stream().anyMatch(Utf8Process::isSuspect)) {
            given = last("self", args.length);
            if (!given.equals(List.of(args))) {
                throw new UnreadableTextException("The arguments");
            }
        }
        for (Map.Entry<String, String> variable : System.getenv().entrySet()) {
            if (variable.getKey().startsWith("TRACKER_") && isSuspect(variable.getValue())) {
                throw new UnreadableTextException("The environment variable " + variable.getKey());
            }
        }
        if (isSuspect(System.getProperty("user.dir", ""))) {
            throw new UnreadableTextException("The path of the current folder");
        }
        return given;
    }

    /** Text that this process cannot read as it was meant. */
    public static final class UnreadableTextException extends Exception {

        private static final long serialVersionUID = 1L;

        UnreadableTextException(String subject) {
            super(subject + " cannot be read in this locale (" + locale() + "). Set LC_ALL to a UTF-8 locale such as "
                    + LOCALE + ", write it in UTF-8, and start again.");
        }

        private static String locale() {
            for (String name : List.of("LC_ALL", "LC_CTYPE", "LANG")) {
                String value = System.getenv().getOrDefault(name, "");
                if (!value.isEmpty()) {
                    return name + "=" + value;
                }
            }
            return "LC_ALL is not set";
        }
    }

    private static OptionalInt runElsewhere(List<String> command) throws IOException {
        ProcessBuilder builder = new ProcessBuilder(command)
                .redirectInput(Redirect.INHERIT)
                .redirectOutput(Redirect.INHERIT)
                .redirectError(Redirect.INHERIT);
        builder.environment().put("LC_ALL", LOCALE);
        Process process = builder.start();
        Runtime.getRuntime().addShutdownHook(new Thread(() -> end(process)));
        while (true) {
            try {
                return OptionalInt.of(process.waitFor());
            } catch (InterruptedException e) {
                end(process);
            }
        }
    }

    private static void end(Process process) {
        process.destroy();
        process.onExit().join();
    }

    /** Ends this process when the one that it works for is gone, as after a kill. */
    private static void endWith(long pid) {
        Optional<ProcessHandle> starter = ProcessHandle.of(pid);
        starter.ifPresent(handle -> Daemon.of(
                        () -> {
                            handle.onExit().join();
                            System.exit(1);
                        },
                        "tracker-starter")
                .start());
    }

    /** The command of this process without its arguments, and with a note for the process that it starts. */
    private static List<String> command(int arguments) throws IOException {
        List<String> words = words(Files.readAllBytes(commandLine("self")), false);
        List<String> command = new ArrayList<>();
        command.add(Path.of(System.getProperty("java.home"), "bin", "java").toString());
        command.add("-D" + STARTED_BY + "=" + ProcessHandle.current().pid() + ":" + arguments);
        command.addAll(words.subList(1, words.size() - arguments));
        return command;
    }

    private static List<String> last(String process, int count) throws UnreadableTextException {
        try {
            List<String> words = words(Files.readAllBytes(commandLine(process)), true);
            return List.copyOf(words.subList(words.size() - count, words.size()));
        } catch (CharacterCodingException e) {
            throw new UnreadableTextException("An argument");
        } catch (IOException e) {
            throw new UnreadableTextException("The arguments");
        }
    }

    private static List<String> words(byte[] commandLine, boolean strict) throws CharacterCodingException {
        List<String> words = new ArrayList<>();
        int start = 0;
        for (int i = 0; i < commandLine.length; i++) {
            if (commandLine[i] == 0) {
                byte[] word = Arrays.copyOfRange(commandLine, start, i);
                words.add(
                        strict
                                ? StandardCharsets.UTF_8
                                        .newDecoder()
                                        .decode(ByteBuffer.wrap(word))
                                        .toString()
                                : new String(word, StandardCharsets.UTF_8));
                start = i + 1;
            }
        }
        return words;
    }

    private static Path commandLine(String process) {
        return Path.of("/proc", process, "cmdline");
    }

    private static String pid(long pid) {
        return Long.toString(pid);
    }

    private static boolean isSuspect(@Nullable String text) {
        return text != null && text.indexOf(REPLACEMENT) >= 0;
    }
}
