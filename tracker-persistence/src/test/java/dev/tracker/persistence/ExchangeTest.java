package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.concurrent.CountDownLatch;
import java.util.concurrent.atomic.AtomicInteger;
import java.util.function.BooleanSupplier;
import org.junit.jupiter.api.Test;

/** What a conversation with a server counts as silence. */
class ExchangeTest {

    /** So many looks take longer than the patience with a server that is not known. */
    private static final int LOOKS = 45;

    private final CountDownLatch prepared = new CountDownLatch(1);

    /** Lets the conversation go on after some looks. */
    private final BooleanSupplier looks = new BooleanSupplier() {

        private final AtomicInteger count = new AtomicInteger();

        @Override
        public boolean getAsBoolean() {
            if (count.incrementAndGet() == LOOKS) {
                prepared.countDown();
            }
            return true;
        }
    };

    @Test
    void countsNoTimeBeforeItHasASocket() throws Exception {
        Exchange<Boolean> slowToBegin = new Exchange<>(new LifeSigns(), 1, null, this::prepare, result -> {});

        assertThat(slowToBegin.result(looks)).isTrue();
    }

    @Test
    void countsTheSameWhereConnectionsDoNotTell() {
        Exchange<Boolean> silent = new Exchange<>(new LifeSigns(false), 1, null, this::prepare, result -> {});

        assertThatThrownBy(() -> silent.result(looks)).isInstanceOf(SilentServerException.class);
        prepared.countDown();
    }

    private boolean prepare() throws InterruptedException {
        prepared.await();
        return true;
    }
}
