package dev.tracker.persistence;

import java.net.Socket;
import java.sql.SQLException;
import java.time.Duration;
import java.util.concurrent.Callable;
import java.util.concurrent.ExecutionException;
import java.util.concurrent.FutureTask;
import java.util.concurrent.TimeUnit;
import java.util.concurrent.TimeoutException;
import java.util.function.BooleanSupplier;
import java.util.function.Consumer;
import org.jspecify.annotations.Nullable;

/**
 * A conversation with a server in which every reply is due at once: a login or a ping. It lasts as long as the server,
 * on whichever connection, shows signs of life, and ends when it has been silent for longer than usual. Done in a
 * thread of its own, so that whoever waits can stop waiting.
 *
 * @param <T> what it brings
 */
final class Exchange<T> {

    @SuppressWarnings("ThreadLocalUsage") // Of one conversation: each has a thread of its own.
    private static final ThreadLocal<@Nullable Exchange<?>> RUNNING = new ThreadLocal<>();

    private static final Duration LOOK = SilenceTimer.STEP.dividedBy(2);

    private final LifeSigns signs;
    private final int patience;
    private final Callable<T> talk;
    private final Consumer<T> unwanted;
    private volatile @Nullable LineSocket socket;
    private boolean isLeft;
    private boolean isDelivered;

    /**
     * A conversation that has not begun.
     *
     * @param patience how many times the usual patience
     * @param socket the connection it is had on; null for one that makes a connection
     * @param unwanted takes what it brings when nobody waits for it any more
     */
    Exchange(LifeSigns signs, int patience, @Nullable LineSocket socket, Callable<T> talk, Consumer<T> unwanted) {
        this.signs = signs;
        this.patience = patience;
        this.socket = socket;
        this.talk = talk;
        this.unwanted = unwanted;
    }

    /** Returns a socket for the conversation that runs on this thread, or a plain one where none does. */
    static Socket socket() {
        Exchange<?> running = RUNNING.get();
        if (running == null) {
            return new Socket();
        }
        LineSocket made = new LineSocket(running.signs);
        running.use(made);
        return made;
    }

    /** Sets the socket; closes it where the caller has given up, which ends the conversation. */
    private synchronized void use(LineSocket made) {
        socket = made;
        if (isLeft) {
            made.closeQuietly();
        }
    }

    /** Returns the connection it is had on; null for one that does not tell what it hears. */
    @Nullable
    LineSocket line() {
        return socket;
    }

    /**
     * Has the conversation.
     *
     * @param isNeeded asked now and then: whether anybody still wants to know
     * @throws SilentServerException if the server was silent for too long
     * @throws SQLException if the server refuses, or cannot be reached
     */
    T result(BooleanSupplier isNeeded) throws SQLException {
        FutureTask<T> task = new FutureTask<>(this::talk);
        Daemon.of(task, "tracker-exchange").start();
        SilenceTimer timer = new SilenceTimer(System::nanoTime, LOOK);
        timer.look(signs.count(), false);
        while (true) {
            try {
                return task.get(LOOK.toMillis(), TimeUnit.MILLISECONDS);
            } catch (TimeoutException e) {
                Duration silence = timer.look(signs.count(), isAwaited());
                if (silence.compareTo(patience()) > 0 && !hasUnread()) {
                    leave(new SilentServerException("no answer within " + silence.toMillis() + " ms"));
                } else if (!isNeeded.getAsBoolean()) {
                    leave(new SQLException("nobody waits for the answer any more"));
                }
            } catch (ExecutionException e) {
                throw refusal(e.getCause());
            } catch (InterruptedException e) {
                Thread.currentThread().interrupt();
                SQLException interrupted = new SQLException("the call was interrupted", "57014", e);
                leave(interrupted);
                unwanted.accept(delivered(task, interrupted));
                throw interrupted;
            }
        }
    }

    /** The result of a task that is about to end. */
    private T delivered(FutureTask<T> task, SQLException interrupted) throws SQLException {
        while (true) {
            try {
                Thread.interrupted();
                return task.get();
            } catch (InterruptedException again) {
                interrupted.addSuppressed(again);
            } catch (ExecutionException e) {
                throw refusal(e.getCause());
            } finally {
                Thread.currentThread().interrupt();
            }
        }
    }

    private T talk() throws Exception {
        RUNNING.set(this);
        LineSocket given = socket;
        if (given != null) {
            given.setDue(true);
        }
        try {
            T result = talk.call();
            signs.note();
            LineSocket reached = socket;
            if (reached != null) {
                reached.setLoggedIn();
            }
            if (!deliver()) {
                unwanted.accept(result);
            }
            return result;
        } finally {
            RUNNING.remove();
            LineSocket used = socket;
            if (used != null) {
                used.setDue(false);
            }
        }
    }

    /** Before there is a socket, this process loads and prepares, which may take long on a busy machine. */
    private boolean isAwaited() {
        LineSocket used = socket;
        return used == null ? !signs.hearsAll() : used.isAwaited();
    }

    private boolean hasUnread() {
        LineSocket used = socket;
        return used != null && used.hasUnread();
    }

    private Duration patience() {
        LineSocket used = socket;
        return (used == null ? signs.reach().patience() : used.patience()).multipliedBy(patience);
    }

    private synchronized boolean deliver() {
        isDelivered = !isLeft;
        return isDelivered;
    }

    /** Stops waiting, unless the result is there already. */
    private void leave(SQLException reason) throws SQLException {
        synchronized (this) {
            if (isDelivered) {
                return;
            }
            isLeft = true;
        }
        LineSocket used = socket;
        if (used != null) {
            used.closeQuietly();
        }
        throw reason;
    }

    private static SQLException refusal(@Nullable Throwable fault) {
        if (fault instanceof SQLException refused) {
            return refused;
        }
        return new SQLException("the conversation with the server failed", fault);
    }
}
