package dev.tracker.cli;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import org.junit.jupiter.api.Test;

class ArchitectureTest {
    private static final JavaClasses CLASSES = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS)
            .importPackages("dev.tracker.cli");

    @Test
    void looksAtTheCommands() {
        assertThat(CLASSES).hasSizeGreaterThan(70);
    }

    @Test
    void hasNoCyclesOfPackages() {
        slices().matching("dev.tracker.cli.(*)..").should().beFreeOfCycles().check(CLASSES);
        noClasses()
                .that()
                .resideInAPackage("dev.tracker.cli.*")
                .should()
                .dependOnClassesThat()
                .resideInAPackage("dev.tracker.cli")
                .check(CLASSES);
    }

    @Test
    void knowsNeitherDatabasesNorTheOtherAdapter() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.apache.ibatis..", "dev.tracker.mcp..")
                .check(CLASSES);
    }

    @Test
    void leavesTheProcessToItsEntry() {
        noClasses()
                .that()
                .doNotHaveSimpleName("CliMain")
                .should()
                .accessField(System.class, "out")
                .orShould()
                .accessField(System.class, "err")
                .orShould()
                .accessField(System.class, "in")
                .orShould()
                .callMethod(System.class, "exit", int.class)
                .check(CLASSES);
    }
}
