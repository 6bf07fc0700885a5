package dev.tracker.cli.project;

import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.Session;
import java.util.Arrays;
import java.util.List;
import java.util.stream.Collectors;

/** Shows what can be asked of the demo: commands with their answers. */
final class DemoTour {
    private final Session session;
    private final Environment there;

    DemoTour(Session session, Environment there) {
        this.session = session;
        this.there = there;
    }

    void show(DemoRecord demo) {
        List<List<String>> stops = List.of(
                List.of("status"),
                List.of("vendor", "list", "--status", "broken"),
                List.of("vendor", "show", demo.brokenVendor()),
                List.of("work", "list", "--status", "blocked", "--limit", "5"),
                List.of("work", "show", demo.task().value()),
                List.of("work", "tree", demo.project().value(), "--limit", "12"),
                List.of("deploy", "list", "--limit", "3"),
                List.of("history", demo.task().value()));
        session.streams().out().print("In that folder, these can be asked, and much more:\n");
        for (List<String> stop : stops) {
            String command = stop.stream().map(DemoTour::quoted).collect(Collectors.joining(" "));
            session.streams().out().print("\n$ tracker " + command + "\n");
            int status = session.runnerIn(there).run(options(stop));
            if (status != 0) {
                session.finish(status);
                return;
            }
        }
    }

    private String[] options(List<String> stop) {
        String[] words = stop.toArray(String[]::new);
        if (!session.options().isColourless()) {
            return words;
        }
        String[] more = Arrays.copyOf(words, words.length + 1);
        more[words.length] = "--no-color";
        return more;
    }

    private static String quoted(String word) {
        return word.contains(" ") ? '"' + word + '"' : word;
    }
}
