package dev.tracker.testkit.memory;

import dev.tracker.core.TrackerPorts;
import dev.tracker.testkit.contract.ChangeLogContract;
import dev.tracker.testkit.contract.RequestLogContract;
import dev.tracker.testkit.contract.UnitOfWorkContract;
import org.junit.jupiter.api.Nested;

class InMemoryPortsTest {

    private final InMemoryPorts ports = new InMemoryPorts();

    @Nested
    class Units extends UnitOfWorkContract {
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
    class Requests extends RequestLogContract {
        @Override
        protected TrackerPorts ports() {
            return ports;
        }
    }
}
