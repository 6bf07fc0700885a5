package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlArchiveRestoreTest extends ArchiveRestoreContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = Records.postgresql();
}
