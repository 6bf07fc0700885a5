package dev.tracker.cli.output;

import dev.tracker.cli.output.TableOutput.Column;
import dev.tracker.cli.output.TableOutput.Role;
import java.util.ArrayList;
import java.util.List;
import java.util.function.IntPredicate;

/**
 * The columns of a table that fit the terminal. Where there is too little room, empty columns are left out first, then
 * spare ones; then columns are shortened, then left out from the right. Whole columns are never shortened: where one
 * leaves too little beside it, it stands below each row.
 */
final class ColumnLayout {
    private static final int GAP = 2;
    private static final int NARROW = 8;
    private static final int ENOUGH = 2 * NARROW;
    private static final int READABLE = 40;

    private final List<Column> columns;
    private final int[] widths;
    private final int room;
    private final List<Integer> beside = new ArrayList<>();
    private final List<Integer> below = new ArrayList<>();

    private ColumnLayout(List<Column> columns, int[] widths, int room) {
        this.columns = columns;
        this.widths = widths.clone();
        this.room = room;
        for (int i = 0; i < widths.length; i++) {
            beside.add(i);
        }
    }

    /**
     * @param widths how wide each column would be
     * @param empty whether it has nothing in any row
     */
    static ColumnLayout of(List<Column> columns, int[] widths, boolean[] empty, int room) {
        ColumnLayout layout = new ColumnLayout(columns, widths, room);
        layout.leaveOut(i -> empty[i] && columns.get(i).role() != Role.WHOLE, Integer.MAX_VALUE);
        layout.leaveOut(i -> columns.get(i).role() == Role.SPARE, READABLE);
        layout.putBelow(NARROW, room / 2);
        layout.leaveOutPlain();
        layout.putBelow(1, 0);
        layout.shorten(Role.FLEXIBLE, ENOUGH);
        layout.shorten(Role.PLAIN, NARROW);
        layout.shorten(Role.FLEXIBLE, NARROW);
        layout.shorten(Role.PLAIN, 1);
        layout.shorten(Role.FLEXIBLE, 1);
        layout.leaveOutFromTheRight();
        return layout;
    }

    /** The columns that stand beside each other, in order. */
    List<Integer> beside() {
        return List.copyOf(beside);
    }

    /** The columns that stand in lines of their own below each row. */
    List<Integer> below() {
        return List.copyOf(below);
    }

    int width(int column) {
        return widths[column];
    }

    /** Leaves columns out, from the right, while titles have less room than {@code flexible}. */
    private void leaveOut(IntPredicate which, int flexible) {
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (needed(flexible, Integer.MAX_VALUE) > room && which.test(i)) {
                beside.remove((Integer) i);
            }
        }
    }

    /** Leaves plain columns out, from the right, while all do not fit even if they are narrow. */
    private void leaveOutPlain() {
        for (int i = columns.size() - 1; i >= 0; i--) {
            if (needed(ENOUGH, NARROW) > room && columns.get(i).role() == Role.PLAIN) {
                beside.remove((Integer) i);
            }
        }
    }

    /** Puts whole columns that are wider than {@code most} below the rows, while all others do not fit beside them. */
    private void putBelow(int plain, int most) {
        for (int i = columns.size() - 1; i > 0; i--) {
            boolean wide = columns.get(i).role() == Role.WHOLE && widths[i] > most;
            if (wide && needed(NARROW, plain) > room && beside.size() > 1) {
                beside.remove((Integer) i);
                below.add(0, i);
            }
        }
    }

    /** The width of all, if flexible and plain columns have at most so much. */
    private long needed(int flexible, int plain) {
        long needed = (long) GAP * (beside.size() - 1);
        for (int i : beside) {
            needed += switch (columns.get(i).role()) {
                case FLEXIBLE -> Math.min(widths[i], flexible);
                case PLAIN -> Math.min(widths[i], plain);
                case SPARE, WHOLE -> widths[i];
            };
        }
        return needed;
    }

    /** Takes room from the widest columns of a role, down to {@code least} each. */
    private void shorten(Role role, int least) {
        long excess = needed(Integer.MAX_VALUE, Integer.MAX_VALUE) - room;
        while (excess > 0) {
            int widest = -1;
            for (int i : beside) {
                boolean wider = widest < 0 || widths[i] > widths[widest];
                widest = columns.get(i).role() == role && wider ? i : widest;
            }
            if (widest < 0 || widths[widest] <= least) {
                return;
            }
            widths[widest]--;
            excess--;
        }
    }

    private void leaveOutFromTheRight() {
        for (int i = columns.size() - 1; i > 0; i--) {
            boolean whole = columns.get(i).role() == Role.WHOLE;
            if (!whole && needed(Integer.MAX_VALUE, Integer.MAX_VALUE) > room) {
                beside.remove((Integer) i);
            }
        }
    }
}
