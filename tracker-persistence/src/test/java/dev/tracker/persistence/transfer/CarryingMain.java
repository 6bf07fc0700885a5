package dev.tracker.persistence.transfer;

import dev.tracker.core.Tracker;
import dev.tracker.core.transfer.TransferProgress;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.core.workitem.WorkItemKey;
import dev.tracker.persistence.JsonLines;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.io.BufferedInputStream;
import java.io.IOException;
import java.io.InputStream;
import java.io.OutputStream;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** A process of little memory that reads a large record in, and writes it out again. */
final class CarryingMain {

    private static final String AT = "2026-01-01T00:00:00Z";

    private CarryingMain() {}

    /** Takes the database's URL, user and password ({@code -} for none), a folder, and how many items. */
    public static void main(String[] args) throws IOException {
        Path given = Path.of(args[3], "given.jsonl");
        Path again = Path.of(args[3], "again.jsonl");
        write(given, Integer.parseInt(args[4]));
        StoreSettings settings = StoreSettings.of(args[0]).withUser(orNull(args[1]), orNull(args[2]));
        try (Store store = Store.open(settings.withProject(Path.of(args[3])).forOneCommand())) {
            Tracker tracker = Tracker.over(store);
            long start = System.nanoTime();
            try (InputStream in = new BufferedInputStream(Files.newInputStream(given))) {
                tracker.transfer().load(JsonLines.from(in), TransferProgress.UNWATCHED);
            }
            long loaded = System.nanoTime();
            try (OutputStream out = Files.newOutputStream(again)) {
                JsonLines.Output lines = JsonLines.to(out);
                tracker.transfer().export(lines, TransferProgress.UNWATCHED);
                lines.flush();
            }
            long written = System.nanoTime();
            System.out.printf(
                    "import %d ms, export %d ms, %d bytes%n",
                    (loaded - start) / 1_000_000, (written - loaded) / 1_000_000, Files.size(again));
        }
        System.exit(Files.mismatch(given, again) < 0 ? 0 : 1);
    }

    private static @Nullable String orNull(String argument) {
        return argument.equals("-") ? null : argument;
    }

    private static void write(Path file, int items) throws IOException {
        try (OutputStream out = Files.newOutputStream(file)) {
            JsonLines.Output lines = JsonLines.to(out);
            Map<String, Object> counts = new LinkedHashMap<>();
            for (String kind : List.of("vendor", "work_item", "dependency", "deployment", "enhancement")) {
                counts.put(kind, kind.equals("work_item") ? items : 0);
            }
            counts.put("enhancement_dependency", 0);
            counts.put("configuration", 1);
            counts.put("migration", 0);
            counts.put("prompt_file", 0);
            counts.put("conflict", 0);
            counts.put("change", items);
            lines.write(line("tracker_record", "format_version", 1, "counts", counts));
            for (int i = 0; i < items; i++) {
                lines.write(item(new UUID(7L << 12, (2L << 62) | i), i));
            }
            lines.write(line(
                    "configuration",
                    "id",
                    1,
                    "active_context_type",
                    "feature",
                    "default_token_budget",
                    200_000,
                    "version",
                    1,
                    "updated_at",
                    AT,
                    "updated_by",
                    "tracker"));
            for (int i = 0; i < items; i++) {
                lines.write(change(new UUID(7L << 12, (2L << 62) | i), i));
            }
            lines.write(line("end", "total", 2L * items + 1));
            lines.flush();
        }
    }

    private static Map<String, Object> item(UUID id, int i) {
        return line(
                "work_item",
                "id",
                id.toString(),
                "key",
                WorkItemKey.of(new WorkItemId(id), 10).value(),
                "item_type",
                "task",
                "title",
                "Item " + i,
                "description",
                ("Words of item " + i + " ").repeat(30).strip(),
                "status",
                "active",
                "priority",
                1 + i % 5,
                "labels",
                List.of("l" + i % 10),
                "path",
                "/" + id,
                "depth",
                0,
                "metadata",
                Map.of(),
                "git_links",
                List.of(),
                "version",
                1,
                "created_at",
                AT,
                "created_by",
                "ada",
                "updated_at",
                AT,
                "updated_by",
                "ada");
    }

    private static Map<String, Object> change(UUID id, int i) {
        return line(
                "change",
                "seq",
                1 + i,
                "at",
                AT,
                "actor",
                "ada",
                "entity_type",
                "work_item",
                "entity_id",
                id.toString(),
                "version",
                1,
                "action",
                "created",
                "changes",
                Map.of("title", Map.of("new", "Item " + i)),
                "request_id",
                new UUID(i, i).toString());
    }

    private static Map<String, Object> line(String kind, Object... fields) {
        Map<String, Object> line = new LinkedHashMap<>();
        line.put("kind", kind);
        for (int i = 0; i < fields.length; i += 2) {
            line.put((String) fields[i], fields[i + 1]);
        }
        return line;
    }
}
