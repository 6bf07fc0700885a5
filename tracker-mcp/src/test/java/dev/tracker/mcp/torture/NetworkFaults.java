package dev.tracker.mcp.torture;

import dev.tracker.testkit.fault.CommitCut;
import dev.tracker.testkit.fault.Direction;
import dev.tracker.testkit.fault.FaultProxy;
import java.time.Duration;
import java.util.Random;
import java.util.function.BooleanSupplier;

/** A machine whose way to the database fails. */
final class NetworkFaults implements FaultLanes.Breaker {

    private final Project project;
    private final FaultProxy proxy;
    private final FaultLanes lanes;

    NetworkFaults(Project project, FaultProxy proxy, FaultLanes lanes) {
        this.project = project;
        this.proxy = proxy;
        this.lanes = lanes;
    }

    @Override
    public boolean make(FaultKind kind, Random dice) throws InterruptedException {
        FaultLanes.awaitOnline(project);
        long cuts = proxy.cuts();
        BooleanSupplier cut = () -> proxy.cuts() > cuts;
        BooleanSupplier felt = FaultLanes.feltBy(project);
        try {
            switch (kind) {
                case CUT -> proxy.cut();
                case CUT_AT_BYTE ->
                    proxy.cutAfter(
                            dice.nextBoolean() ? Direction.TO_SERVER : Direction.TO_CLIENT, dice.nextInt(20_000));
                case CUT_BEFORE_COMMIT -> proxy.cutAtCommit(CommitCut.BEFORE);
                case CUT_DURING_COMMIT -> proxy.cutAtCommit(CommitCut.DURING);
                case CUT_AFTER_COMMIT -> proxy.cutAtCommit(CommitCut.AFTER);
                case STALL -> {
                    proxy.stall();
                    return lastUntil(felt, dice);
                }
                case BLACK_HOLE -> {
                    proxy.swallow();
                    return lastUntil(felt, dice);
                }
                case REFUSE -> {
                    proxy.refuse();
                    proxy.cut();
                    return lastUntil(felt, dice);
                }
                case DELAY -> {
                    proxy.delay(Duration.ofMillis(20 + dice.nextInt(300)));
                    long before = proxy.passed(Direction.TO_CLIENT);
                    return lastUntil(() -> proxy.passed(Direction.TO_CLIENT) > before, dice);
                }
                default -> throw new IllegalArgumentException(kind.toString());
            }
            return FaultLanes.await(cut, FaultLanes.UNTIL_FELT);
        } finally {
            proxy.heal();
        }
    }

    private boolean lastUntil(BooleanSupplier felt, Random dice) throws InterruptedException {
        lanes.last(dice);
        return FaultLanes.await(felt, FaultLanes.UNTIL_FELT);
    }
}
