package dev.tracker.testkit;

import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;
import static org.junit.platform.testkit.engine.EventConditions.finishedWithFailure;
import static org.junit.platform.testkit.engine.TestExecutionResultConditions.message;

import dev.tracker.core.Tracker;
import dev.tracker.testkit.fixture.MutableClock;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;
import org.junit.platform.testkit.engine.Events;

/** On this module's class path there is no store. */
class WithoutStoreTest {

    @Test
    void saysHowToHaveAStore() {
        Events tests = EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(WantsTracker.class))
                .execute()
                .testEvents();

        tests.assertStatistics(statistics -> statistics.failed(1).succeeded(1));
        tests.failed()
                .assertThatEvents()
                .haveExactly(
                        1,
                        finishedWithFailure(message(text -> text.contains("no store on the test's class path")
                                && text.contains("tracker-persistence"))));
    }

    static class WantsTracker {

        @TrackerTest(database = TrackerTest.Database.SQLITE)
        void asksForIt(Tracker tracker) {
            throw new AssertionError("there is none: " + tracker);
        }

        @TrackerTest(database = TrackerTest.Database.SQLITE)
        void needsNone(MutableClock clock) {
            clock.instant();
        }
    }
}
