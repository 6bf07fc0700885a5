package dev.tracker.mcp.torture;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.util.ArrayList;
import java.util.List;

/** Other processes that want all of the processor's time, at the same niceness as the servers. */
final class Burners implements AutoCloseable {

    private final List<Process> processes = new ArrayList<>();

    Burners(int count) {
        try {
            for (int i = 0; i < count; i++) {
                // Each ends with this JVM at the latest.
                processes.add(new ProcessBuilder(
                                "/bin/sh",
                                "-c",
                                "while kill -0 \"$1\"; do i=0; while [ $i -lt 100000 ]; do i=$((i+1)); " + "done; done",
                                "burner",
                                Long.toString(ProcessHandle.current().pid()))
                        .redirectErrorStream(true)
                        .redirectOutput(ProcessBuilder.Redirect.DISCARD)
                        .start());
            }
        } catch (IOException e) {
            close();
            throw new UncheckedIOException(e);
        }
    }

    /** How many still run. */
    long running() {
        return processes.stream().filter(Process::isAlive).count();
    }

    @Override
    public void close() {
        processes.forEach(Process::destroyForcibly);
    }
}
