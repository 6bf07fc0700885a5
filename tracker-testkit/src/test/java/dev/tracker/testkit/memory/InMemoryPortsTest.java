package dev.tracker.testkit.memory;

import dev.tracker.core.TrackerPorts;
import dev.tracker.testkit.contract.ArchiveRepositoryContract;
import dev.tracker.testkit.contract.ChangeLogContract;
import dev.tracker.testkit.contract.ConfigurationRepositoryContract;
import dev.tracker.testkit.contract.DependencyRepositoryContract;
import dev.tracker.testkit.contract.DeploymentRepositoryContract;
import dev.tracker.testkit.contract.EnhancementRepositoryContract;
import dev.tracker.testkit.contract.ReadyWorkContract;
import dev.tracker.testkit.contract.RequestLogContract;
import dev.tracker.testkit.contract.StatusRepositoryContract;
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
}
