package dev.tracker.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.transaction.WriteScope;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.testkit.SeveralConnections;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.concurrent.Callable;
import java.util.concurrent.CountDownLatch;
import java.util.stream.IntStream;
import java.util.stream.LongStream;
import org.junit.jupiter.api.Test;

/** What a {@link UnitOfWork} promises to those who write and read in it, here vendors and the change log. */
public abstract class UnitOfWorkContract extends PortsContract {

    private static final VendorRef ACME = new VendorRef("Acme");

    @Test
    @SeveralConnections
    void givesWhatTheWorkGave() {
        assertThat(ports().unitOfWork().write(WriteScope.STRUCTURE, () -> "written"))
                .isEqualTo("written");
        assertThat(ports().unitOfWork().read(() -> "read")).isEqualTo("read");
    }

    @Test
    @SeveralConnections
    void keepsNothingOfAUnitThatThrows() {
        ValidationException refusal = ValidationException.of("x", "is refused", null);

        assertThatThrownBy(() -> write(() -> {
                    insertAndLog("Acme");
                    throw refusal;
                }))
                .isSameAs(refusal);

        assertThat(ports().vendors().find(ACME)).isEmpty();
        assertThat(ports().changeLog().list(ChangeQuery.ALL)).isEmpty();
    }

    @Test
    @SeveralConnections
    void keepsNothingOfAUnitThatFailsByAnError() {
        assertThatThrownBy(() -> write(() -> {
                    insertAndLog("Acme");
                    throw new AssertionError("on purpose");
                }))
                .isInstanceOf(AssertionError.class);

        assertThat(ports().vendors().names()).isEmpty();
    }

    @Test
    @SeveralConnections
    void showsNothingToOthersBeforeItEnds() {
        writing(() -> {
            insertAndLog("Acme");
            assertThat(elsewhere(() -> ports().vendors().find(ACME))).isEmpty();
        });

        assertThat(elsewhere(() -> ports().vendors().find(ACME))).isPresent();
    }

    @Test
    @SeveralConnections
    void joinsAUnitInsideAnother() {
        boolean seen = write(() -> {
            writing(() -> insertAndLog("Acme"));
            assertThat(elsewhere(() -> ports().vendors().find(ACME))).isEmpty();
            return ports().unitOfWork().read(() -> ports().vendors().find(ACME)).isPresent();
        });

        assertThat(seen).isTrue();
        assertThat(ports().vendors().find(ACME)).isPresent();
    }

    @Test
    @SeveralConnections
    void keepsNothingWhereAUnitInsideFailed() {
        assertThatThrownBy(() -> writing(() -> {
                    insertAndLog("Acme");
                    assertThatThrownBy(() -> write(() -> {
                                throw new IllegalArgumentException("inside");
                            }))
                            .isInstanceOf(IllegalArgumentException.class);
                }))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ports().vendors().find(ACME)).isEmpty();
    }

    @Test
    @SeveralConnections
    void readsAtOneMoment() {
        List<Integer> counted = ports().unitOfWork().read(() -> {
            int before = ports().vendors().names().size();
            elsewhere(() -> write(() -> insertAndLog("Acme")));
            return List.of(before, ports().vendors().names().size());
        });

        assertThat(counted).containsExactly(0, 0);
        assertThat(ports().vendors().names()).hasSize(1);
    }

    @Test
    @SeveralConnections
    void refusesToWriteWhileItReads() {
        assertThatThrownBy(() -> ports().unitOfWork().read(() -> write(() -> insertAndLog("Acme"))))
                .isInstanceOf(IllegalStateException.class);

        assertThat(ports().vendors().names()).isEmpty();
    }

    @Test
    @SeveralConnections
    void goesOnAfterAFailure() {
        assertThatThrownBy(() -> write(() -> {
                    throw new IllegalArgumentException("on purpose");
                }))
                .isInstanceOf(IllegalArgumentException.class);

        writing(() -> insertAndLog("Acme"));

        assertThat(ports().vendors().names()).containsExactly("Acme");
    }

    @Test
    @SeveralConnections
    void letsManyWriteAtOnceAndNumbersTheirChangesWithoutGaps() {
        int writers = 8;
        int each = 15;

        Threads.runAll(IntStream.range(0, writers)
                .<Callable<Boolean>>mapToObj(writer -> () -> {
                    for (int i = 0; i < each; i++) {
                        String name = "V" + writer + "-" + i;
                        writing(() -> insertAndLog(name));
                    }
                    return true;
                })
                .toList());

        assertThat(numbersAfter(0)).isEqualTo(upTo((long) writers * each));
        assertThat(ports().vendors().names()).hasSize(writers * each);
    }

    /** Whoever has seen a number has seen all smaller ones: the reader never finds one it has passed. */
    @Test
    @SeveralConnections
    void showsChangesInTheOrderOfTheirNumbers() {
        CountDownLatch done = new CountDownLatch(4);
        List<Callable<Boolean>> work = new ArrayList<>(IntStream.range(0, 4)
                .<Callable<Boolean>>mapToObj(writer -> () -> {
                    try {
                        for (int i = 0; i < 25; i++) {
                            String name = "W" + writer + "-" + i;
                            writing(() -> insertAndLog(name));
                        }
                    } finally {
                        done.countDown();
                    }
                    return true;
                })
                .toList());
        List<Long> seen = new ArrayList<>();
        work.add(() -> {
            boolean last = false;
            while (!last) {
                last = done.getCount() == 0;
                seen.addAll(numbersAfter(seen.isEmpty() ? 0 : seen.get(seen.size() - 1)));
            }
            return true;
        });

        Threads.runAll(work);

        assertThat(seen).isEqualTo(upTo(100));
    }

    @Test
    @SeveralConnections
    void letsNobodyChangeTheStructureWhileAnotherHoldsAPlace() {
        List<String> order = new ArrayList<>();
        CountDownLatch held = new CountDownLatch(1);

        Threads.runAll(List.<Callable<Boolean>>of(
                () -> ports().unitOfWork().write(WriteScope.PLACE, () -> {
                    held.countDown();
                    insertAndLog("Acme");
                    synchronized (order) {
                        return order.add("place");
                    }
                }),
                () -> {
                    held.await();
                    return ports().unitOfWork().write(WriteScope.STRUCTURE, () -> {
                        synchronized (order) {
                            return order.add(
                                    "structure, sees " + ports().vendors().names());
                        }
                    });
                }));

        assertThat(order).containsExactly("place", "structure, sees [Acme]");
    }

    @Test
    @SeveralConnections
    void honoursAnInterrupt() {
        Thread.currentThread().interrupt();
        try {
            assertThatThrownBy(() -> writing(() -> insertAndLog("Acme"))).isInstanceOf(DatabaseException.class);
        } finally {
            assertThat(Thread.interrupted()).as("still interrupted").isTrue();
        }

        assertThat(ports().vendors().names()).isEmpty();
    }

    private boolean insertAndLog(String name) {
        boolean inserted = ports().vendors().insert(Samples.vendor(name));
        ports().changeLog().append(List.of(Samples.change(name, 1, Map.of())));
        return inserted;
    }

    private List<Long> numbersAfter(long seen) {
        return ports().changeLog().list(new ChangeQuery(seen, null, null, null, null, ChangeQuery.MAX_LIMIT)).stream()
                .map(Change::seq)
                .toList();
    }

    private static List<Long> upTo(long last) {
        return LongStream.rangeClosed(1, last).boxed().toList();
    }
}
