package dev.tracker.testkit.contract;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatCode;

import dev.tracker.core.TrackerPorts;
import dev.tracker.core.availability.Availability;
import dev.tracker.core.change.WriteJournal;
import dev.tracker.core.configuration.WorkingTree;
import dev.tracker.core.migration.CommitFinder;
import java.lang.reflect.Method;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import org.junit.jupiter.api.Test;

class EveryPortTest {

    /** What is around a record and not of it: git, and whether there is a database. docs/testkit.md says why. */
    private static final Set<Class<?>> WITHOUT_CONTRACT =
            Set.of(WorkingTree.class, CommitFinder.class, WriteJournal.class, Availability.class, String.class);

    @Test
    void hasAContract() {
        List<Class<?>> ports = Arrays.<Method>stream(TrackerPorts.class.getMethods())
                .<Class<?>>map(Method::getReturnType)
                .toList();

        assertThat(ports).containsAll(WITHOUT_CONTRACT).hasSizeGreaterThan(20);
        assertThat(ports).filteredOn(port -> !WITHOUT_CONTRACT.contains(port)).allSatisfy(port -> {
            String contract = getClass().getPackageName() + "." + port.getSimpleName() + "Contract";
            assertThatCode(() -> Class.forName(contract)).as(contract).doesNotThrowAnyException();
        });
    }
}
