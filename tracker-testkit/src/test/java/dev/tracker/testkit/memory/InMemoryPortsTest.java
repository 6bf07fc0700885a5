package dev.tracker.testkit.memory;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.project.ProjectFiles;
import dev.tracker.testkit.contract.ArchiveRepositoryContract;
import dev.tracker.testkit.contract.ChangeLogContract;
import dev.tracker.testkit.contract.ConfigurationRepositoryContract;
import dev.tracker.testkit.contract.ConflictRepositoryContract;
import dev.tracker.testkit.contract.DependencyRepositoryContract;
import dev.tracker.testkit.contract.DeploymentRepositoryContract;
import dev.tracker.testkit.contract.EnhancementRepositoryContract;
import dev.tracker.testkit.contract.IntakeContract;
import dev.tracker.testkit.contract.MigrationRepositoryContract;
import dev.tracker.testkit.contract.ProjectFilesContract;
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
import org.junit.jupiter.api.Nested;

class InMemoryPortsTest {

    private final InMemoryPorts ports = new InMemoryPorts();

    @Nested
    class Archive extends ArchiveRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Changes extends ChangeLogContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Configuration extends ConfigurationRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Dependencies extends DependencyRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Deployments extends DeploymentRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Enhancements extends EnhancementRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Ready extends ReadyWorkContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Requests extends RequestLogContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Status extends StatusRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Units extends UnitOfWorkContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class WorkItems extends WorkItemRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Intakes extends IntakeContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Takeouts extends TakeoutContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class MigrationRuns extends MigrationRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Transfers extends TransferRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class StatusFileSources extends StatusFileSourceContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Conflicts extends ConflictRepositoryContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Versions extends RevisionsContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Synchronising extends SynchronisationContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }

    @Nested
    class Files extends ProjectFilesContract {
        @Override
        protected ProjectFiles files() {
            return ports.files();
        }
    }
}
