package com.example.shelf;

import static org.assertj.core.api.Assertions.assertThat;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tracker.core.transaction.UnitOfWork;
import dev.tracker.core.vendor.VendorRepository;
import dev.tracker.testkit.contract.VendorRepositoryContract;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** The contract finds the rule that is broken, and that one only. */
class CarelessShelfTest {

    @Test
    void failsTheContractByTheRuleItBreaks() {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(Careless.class))
                .execute()
                .testEvents();

        assertThat(tests.failed().stream().map(event -> event.getTestDescriptor().getDisplayName()))
                .containsExactly("leavesAnotherVersionAsItIs()");
        assertThat(tests.succeeded().count()).isGreaterThan(10);
    }

    static class Careless extends VendorRepositoryContract {

        private final Shelf shelf = new Shelf();

        @Override
        protected VendorRepository vendors() {
            return new CarelessShelf(shelf);
        }

        @Override
        protected UnitOfWork unitOfWork() {
            return shelf;
        }
    }
}
