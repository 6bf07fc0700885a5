package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import dev.tracker.core.Tracker;
import dev.tracker.core.workitem.DependencyService;
import dev.tracker.testkit.model.ModelRun;
import java.lang.reflect.Method;
import java.lang.reflect.Modifier;
import java.lang.reflect.RecordComponent;
import java.util.Arrays;
import java.util.Set;
import java.util.TreeSet;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;

/** Every operation of a service is called by the model's runs: a new one is added to their calls, or fails here. */
class ModelCoverageTest {

    @Test
    void callsEveryOperation() {
        JavaClasses model = new ClassFileImporter().importPackages(ModelRun.class.getPackageName());
        Set<String> called = model.stream()
                .flatMap(type -> type.getAccessesFromSelf().stream())
                .map(access -> access.getTargetOwner().getName() + "." + access.getName())
                .collect(Collectors.toCollection(TreeSet::new));

        Set<String> offered = new TreeSet<>();
        for (RecordComponent service : Tracker.class.getRecordComponents()) {
            Arrays.stream(service.getType().getMethods())
                    .filter(method -> method.getDeclaringClass() != Object.class && isOperation(method))
                    .forEach(method -> offered.add(service.getType().getName() + "." + method.getName()));
        }

        assertThat(offered).hasSizeGreaterThan(40);
        assertThat(called).containsAll(offered);
    }

    /** What services lend each other needs a write that is under way. */
    private static boolean isOperation(Method method) {
        return !(Modifier.isStatic(method.getModifiers()) && method.getDeclaringClass() == DependencyService.class);
    }
}
