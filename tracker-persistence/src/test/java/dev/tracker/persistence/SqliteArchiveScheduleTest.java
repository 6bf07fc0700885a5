package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteArchiveScheduleTest extends ArchiveScheduleContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = Records.sqlite();
}
