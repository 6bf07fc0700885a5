package dev.tracker.persistence;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;

/**
 * File beside the mirror that keeps a server's usual times, so that a process which has never seen the server knows
 * that it is slow. Nothing depends on it: a file that cannot be read or written is as good as none.
 *
 * @param server what tells the server apart; of another nothing is known
 */
record UsualTimesFile(Path file, String server) {

    private static final Pattern TIMES =
            Pattern.compile("reach (\\d{1,6}) ms, reply (\\d{1,6}) ms(?:, login (\\d{1,6}) ms)?");

    /** What changed by less is not worth a write. */
    private static final long WORTH_MILLIS = 50;

    /** Tells what is known to the signs of a server that has not been seen yet. */
    void readInto(LifeSigns signs) {
        try {
            if (!Files.isRegularFile(file) || Files.size(file) > 4_096) {
                return;
            }
            List<String> lines = Files.readAllLines(file);
            Matcher times = TIMES.matcher(lines.size() == 2 ? lines.get(1) : "");
            if (times.matches() && lines.get(0).equals(server)) {
                signs.reach().remember(Long.parseLong(times.group(1)));
                signs.reply().remember(Long.parseLong(times.group(2)));
                if (times.group(3) != null) {
                    signs.login().remember(Long.parseLong(times.group(3)));
                }
            }
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The server's usual times cannot be read", e);
        }
    }

    /** Keeps what is known by now, if the folder is there and the times have changed. */
    void keep(LifeSigns signs) {
        long reach = signs.reach().averageMillis();
        long reply = signs.reply().averageMillis();
        long login = signs.login().averageMillis();
        Path folder = file.getParent();
        if (reach < 0 || reply < 0 || folder == null || !Files.isDirectory(folder) || !isNews(reach, reply, login)) {
            return;
        }
        try {
            Path whole = Files.createTempFile(folder, "usual-times", ".new");
            Files.write(whole, List.of(server, times(reach, reply, login)));
            Files.move(whole, file, StandardCopyOption.REPLACE_EXISTING, StandardCopyOption.ATOMIC_MOVE);
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The server's usual times cannot be kept", e);
        }
    }

    private static String times(long reach, long reply, long login) {
        String both = "reach " + reach + " ms, reply " + reply + " ms";
        return login < 0 ? both : both + ", login " + login + " ms";
    }

    private boolean isNews(long reach, long reply, long login) {
        LifeSigns known = new LifeSigns();
        readInto(known);
        return Math.abs(known.reach().averageMillis() - reach) >= WORTH_MILLIS
                || Math.abs(known.reply().averageMillis() - reply) >= WORTH_MILLIS
                || Math.abs(known.login().averageMillis() - login) >= WORTH_MILLIS;
    }
}
