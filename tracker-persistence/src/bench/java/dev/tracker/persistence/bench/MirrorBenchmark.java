package dev.tracker.persistence.bench;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.SyncStatus;
import dev.tracker.core.workitem.CreateWorkItem;
import dev.tracker.core.workitem.UpdateWorkItem;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.persistence.AvailableStore;
import java.io.IOException;
import java.nio.file.Path;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.locks.LockSupport;
import org.openjdk.jmh.annotations.Benchmark;
import org.openjdk.jmh.annotations.BenchmarkMode;
import org.openjdk.jmh.annotations.Level;
import org.openjdk.jmh.annotations.Measurement;
import org.openjdk.jmh.annotations.Mode;
import org.openjdk.jmh.annotations.OutputTimeUnit;
import org.openjdk.jmh.annotations.Scope;
import org.openjdk.jmh.annotations.Setup;
import org.openjdk.jmh.annotations.State;
import org.openjdk.jmh.annotations.TearDown;
import org.openjdk.jmh.annotations.Warmup;

/** What the mirror of a record on PostgreSQL, and the journal in it, cost. */
@OutputTimeUnit(TimeUnit.MICROSECONDS)
public class MirrorBenchmark {

    private static final long LOOK_NANOS = 100_000;

    /** A project whose mirror is as its record. */
    @State(Scope.Benchmark)
    public static class Mirrored {

        private Path folder;
        private AvailableStore store;
        private Tracker tracker;

        /** Opens it, and waits for the first copy. */
        @Setup(Level.Trial)
        public void open(AwayProject project) throws IOException {
            folder = AwayProject.newFolder();
            store = project.open(folder);
            tracker = Tracker.over(store);
            awaitMirror(store);
        }

        /** Closes and removes it. */
        @TearDown(Level.Trial)
        public void close() throws IOException {
            store.close();
            AwayProject.delete(folder);
        }
    }

    /** A project without a mirror yet. */
    @State(Scope.Thread)
    public static class Bare {

        private Path folder;

        /** Makes its folder. */
        @Setup(Level.Invocation)
        public void make() throws IOException {
            folder = AwayProject.newFolder();
        }

        /** Removes it. */
        @TearDown(Level.Invocation)
        public void remove() throws IOException {
            AwayProject.delete(folder);
        }
    }

    /** A mirror that others have gone ahead of by 100 changes. */
    @State(Scope.Thread)
    public static class Behind {

        /** Makes the changes. */
        @Setup(Level.Invocation)
        public void change(AwayProject project, Mirrored mirrored) {
            mirrored.tracker.workItems().create(CreateWorkItem.task("Up to here"), Recorded.CALLER);
            project.create(100);
        }
    }

    /** A project in which 1,000 writes wait: as many new items as changes of one. */
    @State(Scope.Thread)
    public static class Waiting {

        private Path folder;

        /** Writes them. */
        @Setup(Level.Invocation)
        public void write(AwayProject project) throws IOException {
            folder = AwayProject.newFolder();
            try (AvailableStore store = project.open(folder)) {
                awaitMirror(store);
            }
            try (AvailableStore store = project.openAway(folder)) {
                Tracker tracker = Tracker.over(store);
                WorkItem item = tracker.workItems().create(CreateWorkItem.task("Changing"), Recorded.CALLER);
                for (int i = 1; i < 1_000; i += 2) {
                    tracker.workItems().create(CreateWorkItem.task("New " + i), Recorded.CALLER);
                    UpdateWorkItem change =
                            UpdateWorkItem.of(item).title("Title " + i).build();
                    item = tracker.workItems().update(change, Recorded.CALLER).item();
                }
            }
        }

        /** Removes it. */
        @TearDown(Level.Invocation)
        public void remove() throws IOException {
            AwayProject.delete(folder);
        }
    }

    /** What a write takes that no mirror follows. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public WorkItem writeAlone(AwayProject project) {
        return project.tracker.workItems().create(CreateWorkItem.task("One more"), Recorded.CALLER);
    }

    /** The same write where the mirror has it before the call ends. */
    @Benchmark
    @BenchmarkMode(Mode.SampleTime)
    public WorkItem writeWithMirror(Mirrored mirrored) {
        return mirrored.tracker.workItems().create(CreateWorkItem.task("One more"), Recorded.CALLER);
    }

    /** From opening a project without a mirror until it has one. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 4)
    @Measurement(iterations = 15)
    public void refreshFromNothing(AwayProject project, Bare bare) {
        try (AvailableStore store = project.open(bare.folder)) {
            awaitMirror(store);
        }
    }

    /** A write after 100 changes of others, all of which the mirror has before the call ends. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 10)
    @Measurement(iterations = 40)
    public WorkItem refreshOf100Changes(Behind behind, Mirrored mirrored) {
        return mirrored.tracker.workItems().create(CreateWorkItem.task("And one"), Recorded.CALLER);
    }

    /** From opening a project in which 1,000 writes wait until all are in the database. */
    @Benchmark
    @BenchmarkMode(Mode.SingleShotTime)
    @Warmup(iterations = 1)
    @Measurement(iterations = 5)
    public SyncStatus replayOf1000Entries(AwayProject project, Waiting waiting) {
        try (AvailableStore store = project.open(waiting.folder)) {
            SyncStatus status = Tracker.over(store).sync().now();
            if (status.pending() > 0) {
                throw new IllegalStateException(status.toString());
            }
            return status;
        }
    }

    private static void awaitMirror(AvailableStore store) {
        while (store.availability().mirroredAt() == null) {
            LockSupport.parkNanos(LOOK_NANOS);
        }
    }
}
