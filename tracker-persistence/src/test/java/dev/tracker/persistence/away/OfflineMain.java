package dev.tracker.persistence.away;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemRef;
import dev.tracker.persistence.AvailableStore;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.nio.file.Path;
import java.util.Map;

/** A process of a project, which does as each line of its input says, and answers by a line. */
final class OfflineMain {

    private static final Caller CALLER = Caller.named("child");

    private OfflineMain() {}

    /** On the project in the folder of the first argument, with the database at the URL of the second. */
    public static void main(String[] args) throws IOException {
        Project project = new Project(Path.of(args[0]), args[1], Map.of());
        try (AvailableStore store = project.open();
                BufferedReader lines = new BufferedReader(new InputStreamReader(System.in, StandardCharsets.UTF_8))) {
            Tracker tracker = Tracker.over(store);
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                String[] words = line.split(" ", 3);
                System.out.println(answer(tracker, words[0], words.length > 1 ? words[1] : "", words));
            }
        }
    }

    private static String answer(Tracker tracker, String verb, String id, String[] words) {
        return switch (verb) {
            case "create" ->
                tracker.workItems().create(CreateWorkItem.task(id), CALLER).id().toString();
            case "rename" -> {
                WorkItem item = tracker.workItems().get(new WorkItemRef(id));
                yield tracker.workItems()
                        .update(UpdateWorkItem.of(item).title(words[2]).build(), CALLER)
                        .item()
                        .title();
            }
            case "pending" -> Long.toString(tracker.sync().status().pending());
            default -> throw new IllegalArgumentException(verb);
        };
    }
}
