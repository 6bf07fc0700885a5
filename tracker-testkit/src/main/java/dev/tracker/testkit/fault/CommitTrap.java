package dev.tracker.testkit.fault;

import java.util.OptionalInt;

/** Cuts at the n-th commit that passes, counted over all connections. */
final class CommitTrap implements Trap {

    private final CommitCut moment;
    private int left;

    CommitTrap(CommitCut moment, int nth) {
        this.moment = moment;
        this.left = nth;
    }

    @Override
    public synchronized OptionalInt cutIn(Portion portion) {
        Direction watched = moment == CommitCut.AFTER ? Direction.TO_CLIENT : Direction.TO_SERVER;
        if (portion.direction() != watched) {
            return OptionalInt.empty();
        }
        for (Portion.Span commit : portion.commits()) {
            left--;
            if (left == 0) {
                // A message without its end has no effect, so a part of it that passed earlier does no harm.
                return OptionalInt.of(moment == CommitCut.DURING ? portion.length() : commit.start());
            }
        }
        return OptionalInt.empty();
    }
}
