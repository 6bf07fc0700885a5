package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqliteDeploymentTest extends DeploymentContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = Records.sqlite();
}
