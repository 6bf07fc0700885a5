package dev.tracker.mcp;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static com.tngtech.archunit.library.dependencies.SlicesRuleDefinition.slices;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

class ArchitectureTest {

    private final JavaClasses classes = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.tracker.mcp");

    @Test
    void looksAtTheWholeModule() {
        assertThat(classes.contain(McpMain.class)).isTrue();
        assertThat(classes.size()).isGreaterThan(50);
    }

    @Test
    void hasNoCyclesBetweenPackages() {
        slices().matching("dev.tracker.(mcp..)").should().beFreeOfCycles().check(classes);
    }

    @Test
    void usesOnlyWhatLowerModulesOffer() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tracker.persistence.internal..", "dev.tracker.testkit..", "dev.tracker.cli..")
                .check(classes);
    }

    @Test
    void knowsTheSdkInOnePlaceOnly() {
        noClasses()
                .that()
                .resideOutsideOfPackages("dev.tracker.mcp.protocol.sdk..", "dev.tracker.mcp.protocol.stdio..")
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("io.modelcontextprotocol..", "reactor..")
                .check(classes);
    }

    @Test
    void opensTheStoreInOnePlaceOnly() {
        noClasses()
                .that()
                .doNotHaveSimpleName("McpMain")
                .should()
                .dependOnClassesThat()
                .haveFullyQualifiedName("dev.tracker.persistence.AvailableStore")
                .check(classes);
    }

    @Test
    void asksNoDatabaseItself() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("java.sql..", "javax.sql..", "org.apache.ibatis..")
                .check(classes);
    }
}
