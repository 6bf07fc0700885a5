package dev.tracker.testkit.database;

import java.util.Optional;

/** The process whose end is the end of the build. */
final class BuildProcess {

    private static final String MAVEN_LAUNCHER = "plexus-classworlds";

    private BuildProcess() {}

    /**
     * Finds the Maven process that started this JVM, directly or not, or else takes this JVM.
     *
     * <p>A Maven daemon outlives its builds and is not started through the launcher looked for, and some systems do not
     * show command lines: each JVM is then its own build.
     */
    static ProcessHandle find() {
        ProcessHandle self = ProcessHandle.current();
        for (Optional<ProcessHandle> next = self.parent();
                next.isPresent();
                next = next.get().parent()) {
            if (next.get().info().commandLine().orElse("").contains(MAVEN_LAUNCHER)) {
                return next.get();
            }
        }
        return self;
    }
}
