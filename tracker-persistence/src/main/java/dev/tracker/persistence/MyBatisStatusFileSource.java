package dev.tracker.persistence;

import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.status.StatusFileSource;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.vendor.Vendor;
import java.util.List;

/** Gathers for a status file by MyBatis. */
final class MyBatisStatusFileSource implements StatusFileSource {

    private final RecordSessions sessions;

    MyBatisStatusFileSource(RecordSessions sessions) {
        this.sessions = sessions;
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
}
