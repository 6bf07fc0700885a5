package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Environment;
import dev.tracker.cli.frame.Progress;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Form;
import dev.tracker.core.Tracker;
import dev.tracker.core.error.ValidationException;
import dev.tracker.persistence.ProjectFolder;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.io.IOException;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardCopyOption;
import java.time.Instant;
import java.util.Comparator;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.stream.Stream;
import picocli.CommandLine.Parameters;

final class DemoCommand implements Action {
    private final Session session;

    @Parameters(
            arity = "0..1",
            paramLabel = "DIR",
            description = "The folder of the new project; tracker-demo unless given.")
    private String folder = "tracker-demo";

    DemoCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() throws IOException {
        if (folder.isBlank()) {
            throw ValidationException.of(
                    "dir", "must not be blank; name a folder that is new or has no record", folder);
        }
        Path project = session.environment().folder().resolve(folder).normalize();
        Path record = project.resolve(".tracker");
        if (Files.exists(record)) {
            throw ValidationException.of(
                    "dir", "has a record already; name a folder that is new or has none", project.toString());
        }
        if (Files.exists(project.resolve(StoreSettings.STATUS_FILE))) {
            throw ValidationException.of(
                    "dir", "has a status file already; name a folder that is new or has none", project.toString());
        }
        makeFolder(project);
        DemoRecord seeded = build(project, record);
        session.print(answer(project, seeded));
        if (session.options().form() == Form.SCREEN) {
            new DemoTour(session, there(project)).show(seeded);
        }
    }

    private static void makeFolder(Path project) {
        try {
            Files.createDirectories(project);
        } catch (FileAlreadyExistsException e) {
            throw unusable(project, "is a file");
        } catch (IOException e) {
            throw unusable(project, "cannot be made: a file is in its way, or its parent is not to be written");
        }
        if (!Files.isWritable(project)) {
            throw unusable(project, "may not be written by this user");
        }
    }

    private static ValidationException unusable(Path project, String why) {
        return ValidationException.of("dir", why + "; name a folder that can be made", project.toString());
    }

    /** Builds beside, and moves when all is there: whoever interrupts leaves no half record. */
    private DemoRecord build(Path project, Path record) throws IOException {
        Path building = Files.createTempDirectory(project, ".tracker-demo");
        Thread cleaning = new Thread(() -> remove(building));
        Runtime.getRuntime().addShutdownHook(cleaning);
        try {
            ProjectFolder.make(building.resolve(".tracker"));
            Instant now = session.environment().clock().instant();
            Files.writeString(building.resolve(StoreSettings.STATUS_FILE), DemoFile.text(now));
            DemoRecord seeded = seed(building);
            for (String file : List.of(StoreSettings.STATUS_FILE, StoreSettings.STATUS_FILE + ".backup")) {
                Files.move(building.resolve(file), project.resolve(file));
            }
            Files.move(building.resolve(".tracker"), record, StandardCopyOption.ATOMIC_MOVE);
            return seeded;
        } finally {
            remove(building);
            removeHook(cleaning);
        }
    }

    private DemoRecord seed(Path building) {
        StoreSettings settings = StoreSettings.embedded(building.resolve(".tracker/tracker.db"));
        try (Store store = Store.open(settings.withProject(building).forOneCommand());
                Progress progress = Progress.of(session, "Migrating the demo", DemoRecord.ENTITIES)) {
            Tracker tracker = Tracker.over(store, session.environment().clock());
            return new DemoSeed(tracker, progress::reached).plant();
        }
    }

    private static Answer answer(Path project, DemoRecord seeded) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("project", project.toString());
        document.put("vendors", DemoRecord.VENDORS);
        document.put("work_items", DemoRecord.WORK_ITEMS);
        document.put("deployments", DemoRecord.DEPLOYMENTS);
        return new Answer(
                document,
                List.of(seeded.project().toString()),
                null,
                screen -> screen.sentence(String.format(
                        Locale.ROOT,
                        "%s has a record of %d vendors, %,d work items and %d deployments now, out of its status file.",
                        project,
                        DemoRecord.VENDORS,
                        DemoRecord.WORK_ITEMS,
                        DemoRecord.DEPLOYMENTS)));
    }

    /** Where nothing leads away from the new project. */
    private Environment there(Path project) {
        Environment here = session.environment();
        Map<String, String> variables = new LinkedHashMap<>(here.variables());
        variables.keySet().removeIf(name -> name.startsWith("TRACKER_"));
        return new Environment(
                variables, project, here.outIsTerminal(), here.errIsTerminal(), here.zone(), here.clock());
    }

    private static void removeHook(Thread cleaning) {
        try {
            Runtime.getRuntime().removeShutdownHook(cleaning);
        } catch (IllegalStateException e) {
            cleaning.setName("cleaning"); // the machine is going down, and the hook runs
        }
    }

    private static void remove(Path folder) {
        if (!Files.exists(folder)) {
            return;
        }
        try (Stream<Path> files = Files.walk(folder)) {
            for (Path file : files.sorted(Comparator.reverseOrder()).toList()) {
                Files.deleteIfExists(file);
            }
        } catch (IOException e) {
            throw new java.io.UncheckedIOException(e);
        }
    }
}
