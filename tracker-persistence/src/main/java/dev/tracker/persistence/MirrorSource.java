package dev.tracker.persistence;

import dev.tracker.core.availability.Source;
import dev.tracker.core.error.DatabaseException;
import java.time.Duration;
import java.util.function.BooleanSupplier;

/** Serves from the mirror as long as it is young enough, or holds changes that wait for the database. */
final class MirrorSource implements ReadSource {

    private final Mirror mirror;
    private final Duration longest;
    private final BooleanSupplier waiting;
    private final boolean servesOld;
    private final boolean servesUnfilled;

    /**
     * @param longest from which age on the mirror is stale
     * @param waiting whether changes wait in it for the database: then it serves at any age
     */
    MirrorSource(Mirror mirror, Duration longest, BooleanSupplier waiting) {
        this(mirror, longest, waiting, false, true);
    }

    private MirrorSource(
            Mirror mirror, Duration longest, BooleanSupplier waiting, boolean servesOld, boolean servesUnfilled) {
        this.mirror = mirror;
        this.longest = longest;
        this.waiting = waiting;
        this.servesOld = servesOld;
        this.servesUnfilled = servesUnfilled;
    }

    /** The same mirror at any age, for when nothing better is left. */
    MirrorSource atAnyAge() {
        return new MirrorSource(mirror, longest, waiting, true, servesUnfilled);
    }

    /** The same mirror as long as changes wait in it and it holds more than those. */
    MirrorSource onlyIfFilled() {
        return new MirrorSource(mirror, longest, waiting, servesOld, false);
    }

    @Override
    public Source source() {
        return Source.SQLITE_CACHE;
    }

    @Override
    public Offer offer() {
        try {
            return looked();
        } catch (DatabaseException e) {
            failed(e);
            return new Offer.None(e.getMessage());
        }
    }

    @Override
    public void failed(DatabaseException refusal) {
        if (SqlErrors.isDamaged(refusal)) {
            mirror.discard();
        }
    }

    private Offer looked() {
        if (!mirror.exists()) {
            return new Offer.None("there is no mirror yet");
        }
        MirrorState state = mirror.state();
        if (state == null && servesUnfilled && waiting.getAsBoolean()) {
            return new Offer.Serving(
                    mirror.sessions(),
                    null,
                    "the mirror, which was never filled and holds only what was written since the database is away",
                    true,
                    false);
        }
        if (state == null) {
            return new Offer.None("the mirror was never filled, or is of another database");
        }
        Duration age = Duration.between(state.refreshedAt(), mirror.now());
        boolean isOld = age.compareTo(longest) > 0;
        if (isOld && !servesOld && !waiting.getAsBoolean()) {
            return new Offer.None("the mirror was last refreshed " + Ages.inWords(age) + " ago");
        }
        String description = "the mirror, last refreshed " + Ages.inWords(age) + " ago";
        return new Offer.Serving(mirror.sessions(), age, description, isOld, true);
    }
}
