package dev.tracker.cli.frame;

import dev.tracker.cli.output.Terminal;
import java.io.File;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Finds out how wide people's output may be. */
final class TerminalSize {
    private static final int USUAL = 80;
    private static final Pattern NUMBER = Pattern.compile("[1-9]\\d{0,4}");
    private static final Pattern ROWS_AND_COLUMNS = Pattern.compile("\\d+ ([1-9]\\d{0,4})\\s*");

    private TerminalSize() {}

    /** What {@code COLUMNS} says, else the terminal's own width; a pipe takes lines of any length. */
    static int columns(Environment environment) {
        String columns = environment.variable("COLUMNS");
        if (columns != null && NUMBER.matcher(columns).matches()) {
            return Integer.parseInt(columns);
        }
        return environment.outIsTerminal() ? asked() : Terminal.UNLIMITED;
    }

    private static int asked() {
        try {
            Process stty = new ProcessBuilder("stty", "size")
                    .redirectInput(new File("/dev/tty"))
                    .redirectError(ProcessBuilder.Redirect.DISCARD)
                    .start();
            return read(new String(stty.getInputStream().readAllBytes(), StandardCharsets.US_ASCII));
        } catch (IOException e) {
            return USUAL; // a system without stty, or a process without a terminal to ask
        }
    }

    private static int read(@Nullable String size) {
        Matcher matcher = ROWS_AND_COLUMNS.matcher(size == null ? "" : size);
        return matcher.matches() ? Integer.parseInt(matcher.group(1)) : USUAL;
    }
}
