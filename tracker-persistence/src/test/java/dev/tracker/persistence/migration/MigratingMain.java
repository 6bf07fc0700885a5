package dev.tracker.persistence.migration;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.change.ChangeLog;
import dev.tracker.core.migration.Intake;
import dev.tracker.core.migration.MigrateStatusFile;
import dev.tracker.core.migration.MigrationProgress;
import dev.tracker.core.migration.MigrationRepository;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.persistence.Store;
import dev.tracker.persistence.StoreSettings;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Proxy;
import java.nio.file.Path;
import java.util.concurrent.locks.LockSupport;

/** Migrates a project's status file, and stands still at one of the points on the way. Made to be killed there. */
final class MigratingMain {

    /** Where it may stand still: before a call of a port, or after it. */
    enum Point {
        BEFORE_BACKUP("backUp", false),
        AFTER_BACKUP("backUp", true),
        BEFORE_ITEMS("addItems", false),
        AFTER_DEPLOYMENTS("addDeployments", true),
        BEFORE_TEXT_IS_KEPT("insert", false),
        BEFORE_LOG("append", false),
        BEFORE_COMMIT("append", true),
        BEFORE_NEW_FILE("replace", false),
        AFTER_NEW_FILE("replace", true);

        private final String method;
        private final boolean after;

        Point(String method, boolean after) {
            this.method = method;
            this.after = after;
        }
    }

    private final Point point;

    private MigratingMain(Point point) {
        this.point = point;
    }

    /** The database's URL, the project's folder, and the point. */
    public static void main(String[] args) {
        MigratingMain main = new MigratingMain(Point.valueOf(args[2]));
        try (Store store = Store.open(StoreSettings.of(args[0]).withProject(Path.of(args[1])))) {
            MigrationProject.over(main.watched(store))
                    .migration()
                    .migrate(MigrateStatusFile.OF_PROJECT, MigrationProject.ADA, MigrationProgress.NONE);
        }
        System.out.println("done");
    }

    private TrackerPorts watched(Store store) {
        Intake intake = watched(Intake.class, store.intake());
        MigrationRepository migrations = watched(MigrationRepository.class, store.migrations());
        ChangeLog log = watched(ChangeLog.class, store.changeLog());
        ProjectFiles files = watched(ProjectFiles.class, store.files());
        return Decorated.of(
                TrackerPorts.class,
                store,
                java.util.Map.of(
                        "intake", none -> intake,
                        "migrations", none -> migrations,
                        "changeLog", none -> log,
                        "files", none -> files));
    }

    private <T> T watched(Class<T> port, T real) {
        Object proxy =
                Proxy.newProxyInstance(port.getClassLoader(), new Class<?>[] {port}, (self, method, arguments) -> {
                    boolean here = method.getName().equals(point.method);
                    if (here && !point.after) {
                        standStill();
                    }
                    try {
                        Object result = method.invoke(real, arguments);
                        if (here && point.after) {
                            standStill();
                        }
                        return result;
                    } catch (InvocationTargetException e) {
                        throw e.getCause();
                    }
                });
        return port.cast(proxy);
    }

    private static void standStill() {
        System.out.println("here");
        while (!System.out.checkError()) {
            LockSupport.park();
        }
    }
}
