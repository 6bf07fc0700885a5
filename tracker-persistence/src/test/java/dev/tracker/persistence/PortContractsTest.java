package dev.tracker.persistence;

import dev.tracker.core.TrackerPorts;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.contract.ArchiveRepositoryContract;
import dev.tracker.testkit.contract.ChangeLogContract;
import dev.tracker.testkit.contract.ConfigurationRepositoryContract;
import dev.tracker.testkit.contract.ConflictRepositoryContract;
import dev.tracker.testkit.contract.DependencyRepositoryContract;
import dev.tracker.testkit.contract.DeploymentRepositoryContract;
import dev.tracker.testkit.contract.EnhancementRepositoryContract;
import dev.tracker.testkit.contract.IntakeContract;
import dev.tracker.testkit.contract.MigrationRepositoryContract;
import dev.tracker.testkit.contract.ReadyWorkContract;
import dev.tracker.testkit.contract.RequestLogContract;
import dev.tracker.testkit.contract.RevisionsContract;
import dev.tracker.testkit.contract.StatusFileSourceContract;
import dev.tracker.testkit.contract.StatusRepositoryContract;
import dev.tracker.testkit.contract.SynchronisationContract;
import dev.tracker.testkit.contract.TakeoutContract;
import dev.tracker.testkit.contract.TransferRepositoryContract;
import dev.tracker.testkit.contract.UnitOfWorkContract;
import dev.tracker.testkit.contract.WorkItemRepositoryContract;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Nested;

/** A store keeps what the ports promise, on both databases. */
@TrackerTest
class PortContractsTest {

    private TrackerPorts store;

    @BeforeEach
    void open(TrackerDatabase database) {
        store = database.ports();
    }

    @Nested
    class Archive extends ArchiveRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Changes extends ChangeLogContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Configuration extends ConfigurationRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Dependencies extends DependencyRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Deployments extends DeploymentRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Enhancements extends EnhancementRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Ready extends ReadyWorkContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Requests extends RequestLogContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Status extends StatusRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Units extends UnitOfWorkContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class WorkItems extends WorkItemRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Intakes extends IntakeContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Takeouts extends TakeoutContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class MigrationRuns extends MigrationRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Transfers extends TransferRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class StatusFileSources extends StatusFileSourceContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Conflicts extends ConflictRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Versions extends RevisionsContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }

    @Nested
    class Synchronising extends SynchronisationContract {
        @Override
        protected TrackerPorts ports() {
            return store;
        }
    }
}
