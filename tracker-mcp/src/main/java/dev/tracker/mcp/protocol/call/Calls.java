package dev.tracker.mcp.protocol.call;

import java.util.HashMap;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/**
 * One client's requests that are not answered yet.
 *
 * <p>Inside the SDK each bears a number of our own, so that a client's id comes back exactly, and
 * may be used again as soon as its answer is out.
 */
public final class Calls {

    /** Beyond so many unfinished requests reading waits, so that a flood ends in the client's pipe. */
    static final int MAX_UNFINISHED = 10_000;

    private final Map<Long, Call> unfinished = new HashMap<>();
    private final Map<Object, Call> byClientId = new HashMap<>();
    private long lastNumber;
    private boolean abandoned;

    /** Takes up a request; null where the client's id belongs to an unanswered one. */
    public synchronized @Nullable Long begin(Object clientId) throws InterruptedException {
        while (unfinished.size() >= MAX_UNFINISHED && !abandoned) {
            wait();
        }
        Call call = new Call(clientId);
        if (byClientId.putIfAbsent(clientId, call) != null) {
            return null;
        }
        if (abandoned) {
            call.cancel();
        }
        unfinished.put(++lastNumber, call);
        return lastNumber;
    }

    public synchronized @Nullable Call find(Object number) {
        return number instanceof Long key ? unfinished.get(key) : null;
    }

    /** Hands out the call to be answered, or null where it is cancelled, answered or unknown. */
    public synchronized @Nullable Call claimAnswer(Object number) {
        Call call = find(number);
        if (call == null || !call.claimAnswer()) {
            return null;
        }
        byClientId.remove(call.clientId(), call);
        return call;
    }

    public synchronized void end(Long number) {
        Call call = unfinished.remove(number);
        if (call != null) {
            byClientId.remove(call.clientId(), call);
        }
        notifyAll();
    }

    /** Cancels by the client's id; nothing happens where no unanswered request bears it. */
    public synchronized void cancel(@Nullable Object clientId) {
        Call call = clientId == null ? null : byClientId.remove(clientId);
        if (call != null) {
            call.cancel();
        }
        notifyAll();
    }

    /** Cancels everything, also what is still to come. */
    public synchronized void abandon() {
        abandoned = true;
        unfinished.values().forEach(Call::cancel);
        notifyAll();
    }

    /** Waits until every request is answered, or its answer is no longer wanted. */
    public synchronized void awaitAnswers() throws InterruptedException {
        while (!unfinished.values().stream().allMatch(Call::isCancelled)) {
            wait();
        }
    }
}
