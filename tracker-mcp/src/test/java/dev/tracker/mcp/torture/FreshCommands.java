package dev.tracker.mcp.torture;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.TimeUnit;

/**
 * Commands in folders that know nothing of the record and its line. The launcher that the property {@code
 * tracker.load.cli} names is started; without it there are none.
 */
final class FreshCommands {

    private static final String LAUNCHER = System.getProperty("tracker.load.cli", "");
    private static final int LONGEST_SECONDS = 120;

    private final Path folder;
    private final Map<String, String> environment;
    private final List<Long> times = new ArrayList<>();
    private final List<String> faults = new ArrayList<>();
    private int number;

    FreshCommands(Path folder, Map<String, String> environment) {
        this.folder = folder;
        this.environment = environment;
    }

    /** Runs some now and then, for so long, and at least once. */
    void run(Duration time, Duration pause) throws IOException, InterruptedException {
        long end = System.nanoTime() + time.toNanos();
        do {
            run();
            Duration left = Duration.ofNanos(Math.max(0, end - System.nanoTime()));
            TimeUnit.NANOSECONDS.sleep(left.compareTo(pause) < 0 ? left.toNanos() : pause.toNanos());
        } while (System.nanoTime() - end < 0);
    }

    /** Lists and creates, each in a folder of its own, and lists once more where it created. */
    private void run() throws IOException, InterruptedException {
        if (LAUNCHER.isEmpty()) {
            return;
        }
        run(fresh(), "5 of ", "work", "list", "--limit", "5");
        Path folder = fresh();
        run(folder, "By a command", "work", "create", "task", "By a command");
        run(folder, "5 of ", "work", "list", "--limit", "5");
    }

    private Path fresh() throws IOException {
        return Files.createDirectories(folder.resolve("fresh-" + ++number));
    }

    private void run(Path project, String expected, String... arguments) throws IOException, InterruptedException {
        List<String> command = new ArrayList<>(List.of(LAUNCHER));
        command.addAll(List.of(arguments));
        Path out = project.resolve("out-" + ++number);
        Path errors = project.resolve("errors-" + number);
        ProcessBuilder builder = new ProcessBuilder(command)
                .directory(project.toFile())
                .redirectOutput(out.toFile())
                .redirectError(errors.toFile());
        builder.environment().keySet().removeIf(name -> name.startsWith("TRACKER_"));
        builder.environment().putAll(environment);
        long from = System.nanoTime();
        Process process = builder.start();
        if (!process.waitFor(LONGEST_SECONDS, TimeUnit.SECONDS)) {
            process.destroyForcibly();
            faults.add("No end of " + command + " within " + LONGEST_SECONDS + " s");
            return;
        }
        times.add((System.nanoTime() - from) / 1_000_000);
        String text = Files.readString(out, StandardCharsets.UTF_8);
        String said = Files.readString(errors, StandardCharsets.UTF_8);
        if (process.exitValue() != 0 || !text.contains(expected) || !said.isBlank()) {
            faults.add(command + " in " + project.getFileName() + " ended with " + process.exitValue() + ", said "
                    + said + " and answered " + text);
        }
    }

    /** How long each took, in milliseconds. */
    List<Long> times() {
        return times;
    }

    List<String> faults() {
        return faults;
    }
}
