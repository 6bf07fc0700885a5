package dev.tracker.persistence;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.status.StatusFileSource;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.vendor.Vendor;
import java.time.Instant;
import java.util.List;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Gathers for a status file by MyBatis. */
final class MyBatisStatusFileSource implements StatusFileSource {

    private final RecordSessions sessions;
    private final StatusFileMarks marks;

    /** @param marks of the project whose status file it is */
    MyBatisStatusFileSource(RecordSessions sessions, StatusFileMarks marks) {
        this.sessions = sessions;
        this.marks = marks;
    }

    @Override
    public void requireWhole() {
        NeedsDatabase.checkWhole(sessions, "write the status file");
    }

    @Override
    public List<Vendor> vendors() {
        return sessions.with(StatusFileMapper.class, StatusFileMapper::vendors).stream()
                .map(VendorRow::toVendor)
                .toList();
    }

    @Override
    public List<OpenItem> openItems() {
        return OpenItemList.read(sessions.with(StatusFileMapper.class, StatusFileMapper::openItems));
    }

    @Override
    public List<Enhancement> openEnhancements() {
        return sessions.with(StatusFileMapper.class, StatusFileMapper::openEnhancements).stream()
                .map(EnhancementRow::toEnhancement)
                .toList();
    }

    @Override
    public long lastSeq() {
        MirrorState state = mirror();
        // What a mirror logged itself gets its numbers from the database later on.
        return state == null ? sessions.with(StatusFileMapper.class, StatusFileMapper::lastSeq) : state.lastSeq();
    }

    @Override
    public void noteWritten(Instant writtenAt, long lastSeq) {
        try {
            UUID record = recordId();
            if (record != null) {
                marks.add(writtenAt, record, lastSeq);
            }
        } catch (DatabaseException e) {
            // The file is written; without a mark the next comparison goes by time.
            SqlErrors.log().log(System.Logger.Level.DEBUG, "A written status file is not noted", e);
        }
    }

    @Override
    public @Nullable Long shownUpTo(Instant writtenAt) {
        UUID record = recordId();
        return record == null ? null : marks.shownUpTo(writtenAt, record);
    }

    private @Nullable UUID recordId() {
        return sessions.read(() -> {
            MirrorState state = mirror();
            return state == null ? RecordIdentity.of(sessions) : state.recordId();
        });
    }

    /** How far the mirror is that serves; null where the database does, or what is no mirror of the whole. */
    private @Nullable MirrorState mirror() {
        if (sessions.isDatabase() || !sessions.isWhole()) {
            return null;
        }
        JsonText row = sessions.<MirrorMapper, @Nullable JsonText>with(MirrorMapper.class, MirrorMapper::state);
        return row == null ? null : MirrorState.of(row.object());
    }
}
