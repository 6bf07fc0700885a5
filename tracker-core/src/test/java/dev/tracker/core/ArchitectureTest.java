package dev.tracker.core;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.GeneralCodingRules.NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Core stays pure. Every rule fails on an empty set, and the set is checked to be all of core. */
class ArchitectureTest {

    private static final JavaClasses CORE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.tracker.core");

    @Test
    void looksAtTheWholeOfCore() {
        assertThat(CORE.size()).isGreaterThan(100);
        assertThat(CORE.contain(Tracker.class)).isTrue();
    }

    @Test
    void dependsOnJavaValidationAndNullnessOnly() {
        classes()
                .should()
                .onlyDependOnClassesThat()
                .resideInAnyPackage(
                        "java..", "jakarta.validation..", "org.jspecify.annotations..", "dev.tracker.core..")
                .check(CORE);
    }

    @Test
    void doesNoInputOrOutput() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "java.io..",
                        "java.nio.file..",
                        "java.nio.channels..",
                        "java.net..",
                        "java.sql..",
                        "javax.sql..")
                .check(CORE.that(com.tngtech.archunit.base.DescribedPredicate.describe(
                        "are no exceptions, which are serializable by birth",
                        type -> !type.isAssignableTo(Throwable.class))));
        NO_CLASSES_SHOULD_ACCESS_STANDARD_STREAMS.check(CORE);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.tracker.core.(**)").should().beFreeOfCycles().check(CORE);
    }

    @Test
    void keepsItsFoundationsApart() {
        noClasses()
                .that()
                .resideInAnyPackage("..core.error", "..core.paging", "..core.transaction", "..core.graph")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage(
                        "..core.workitem..",
                        "..core.vendor..",
                        "..core.deployment..",
                        "..core.change..",
                        "..core.entity..")
                .check(CORE);
    }
}
