package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class PostgresqlArchiveIdentityTest extends ArchiveIdentityContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE =
            DatabaseExtension.postgresql("linked items", ArchiveIdentityContract::fill);
}
