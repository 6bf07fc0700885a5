package dev.tracker.cli;

import dev.tracker.cli.frame.Environment;
import java.io.Console;
import java.nio.file.Path;
import java.time.Clock;
import java.time.ZoneId;
import org.jspecify.annotations.Nullable;

/** Reads what is around this process. */
final class SystemEnvironment {
    private SystemEnvironment() {}

    static Environment read() {
        return new Environment(
                System.getenv(),
                Path.of("").toAbsolutePath(),
                isTerminal("tracker.out"),
                isTerminal("tracker.err"),
                ZoneId.systemDefault(),
                Clock.systemUTC());
    }

    /** The launcher says so for each stream; without it Java only knows of all streams together. */
    private static boolean isTerminal(String property) {
        String said = System.getProperty(property);
        return said == null ? isConsole(System.console()) : said.equals("terminal");
    }

    private static boolean isConsole(@Nullable Console console) {
        if (console == null) {
            return false;
        }
        try {
            return (Boolean) Console.class.getMethod("isTerminal").invoke(console);
        } catch (NoSuchMethodException e) {
            return true; // before Java 22 there is a console only where there is a terminal
        } catch (ReflectiveOperationException e) {
            return false;
        }
    }
}
