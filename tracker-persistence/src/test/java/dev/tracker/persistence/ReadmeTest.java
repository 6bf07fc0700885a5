package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemQuery;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

/** The README's example of embedding is this code, and it runs. */
class ReadmeTest {

    private static final Path README = Path.of("..", "README.md");
    private static final Path SOURCE =
            Path.of("src", "test", "java", "dev", "tracker", "persistence", "ReadmeTest.java");

    @Test
    void embedsARecordInUnderTenLines(@TempDir Path folder) {
        Path file = folder.resolve("tracker.db");

        // embedding
        try (Store store = Store.open("jdbc:sqlite:" + file)) {
            Tracker tracker = Tracker.over(store);
            Caller me = Caller.named("billing-service");
            WorkItem project = tracker.workItems().create(CreateWorkItem.project("Billing", "Move billing"), me);
            CreateWorkItem task = CreateWorkItem.task("Read old files").under(project.id());
            System.out.println(tracker.workItems().create(task, me).key());
        }
        // end

        try (Store store = Store.open("jdbc:sqlite:" + file)) {
            assertThat(Tracker.over(store).workItems().list(WorkItemQuery.ALL).totalCount())
                    .isEqualTo(2);
        }
    }

    @Test
    void isWhatTheReadmeShows() throws IOException {
        List<String> shown = between(Files.readAllLines(README), "```java", "```");
        List<String> run = between(Files.readAllLines(SOURCE), "        // embedding", "        // end");

        assertThat(shown).hasSizeLessThan(10);
        assertThat(shown).isEqualTo(run.stream().map(line -> line.substring(8)).toList());
    }

    private static List<String> between(List<String> lines, String first, String last) {
        int begin = lines.indexOf(first) + 1;
        int end = begin + lines.subList(begin, lines.size()).indexOf(last);
        return lines.subList(begin, end);
    }
}
