package dev.tracker.core.change;

import dev.tracker.core.entity.IdSource;
import java.util.ArrayList;
import java.util.List;
import java.util.UUID;

/**
 * The ids of one write. A unit of work may be done several times, on this database and on another: each
 * time it draws the same ones, so that it is the same write wherever it is kept.
 */
final class DrawnIds implements IdSource {

    private final IdSource source;
    private final List<UUID> drawn = new ArrayList<>();
    private int position;

    DrawnIds(IdSource source) {
        this.source = source;
    }

    void rewind() {
        position = 0;
    }

    @Override
    public UUID next() {
        if (position == drawn.size()) {
            drawn.add(source.next());
        }
        return drawn.get(position++);
    }

    /** Those drawn since the last rewinding. */
    List<UUID> drawn() {
        return List.copyOf(drawn.subList(0, position));
    }
}
