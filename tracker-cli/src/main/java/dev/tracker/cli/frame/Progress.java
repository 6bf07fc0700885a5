package dev.tracker.cli.frame;

import me.tongfei.progressbar.ConsoleProgressBarConsumer;
import me.tongfei.progressbar.ProgressBar;
import me.tongfei.progressbar.ProgressBarBuilder;
import me.tongfei.progressbar.ProgressBarStyle;
import org.jspecify.annotations.Nullable;

/** How far a long run is, on a terminal; nothing elsewhere. */
public final class Progress implements AutoCloseable {
    private static final int WIDTH = 79;

    private final @Nullable ProgressBar bar;

    private Progress(@Nullable ProgressBar bar) {
        this.bar = bar;
    }

    /** The progress of a task of so many steps. */
    public static Progress of(Session session, String task, long steps) {
        if (!session.showsProgress()) {
            return new Progress(null);
        }
        return new Progress(new ProgressBarBuilder()
                .setTaskName(task)
                .setInitialMax(steps)
                .setStyle(ProgressBarStyle.ASCII)
                .setConsumer(new ConsoleProgressBarConsumer(session.streams().err(), WIDTH))
                .build());
    }

    /** One step more. */
    public void step() {
        if (bar != null) {
            bar.step();
        }
    }

    /** So many steps in all, of a task that turns out to have so many. */
    public void reached(long done, long total) {
        if (bar != null) {
            bar.maxHint(total);
            bar.stepTo(done);
        }
    }

    @Override
    public void close() {
        if (bar != null) {
            bar.close();
        }
    }
}
