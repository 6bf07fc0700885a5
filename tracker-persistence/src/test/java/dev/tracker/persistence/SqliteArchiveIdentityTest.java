package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteArchiveIdentityTest extends ArchiveIdentityContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = DatabaseExtension.sqlite("linked items", ArchiveIdentityContract::fill);
}
