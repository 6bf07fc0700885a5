package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlArchiveScheduleTest extends ArchiveScheduleContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = Records.postgresql();
}
