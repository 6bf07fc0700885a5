package dev.tracker.persistence;

import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.classes;
import static com.tngtech.archunit.lang.syntax.ArchRuleDefinition.noClasses;
import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.domain.JavaClasses;
import com.tngtech.archunit.core.domain.JavaModifier;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import org.junit.jupiter.api.Test;

/** Persistence shows little of itself and knows no adapter. Every rule fails on an empty set. */
class ArchitectureTest {

    private static final JavaClasses PERSISTENCE = new ClassFileImporter()
            .withImportOption(location -> !location.contains("/test-classes/"))
            .importPackages("dev.tracker.persistence");

    @Test
    void looksAtTheWholeModule() {
        assertThat(PERSISTENCE.size()).isGreaterThan(40);
        assertThat(PERSISTENCE.contain(Store.class)).isTrue();
    }

    @Test
    void hidesMappersAndRows() {
        classes()
                .that()
                .haveSimpleNameEndingWith("Mapper")
                .or()
                .haveSimpleNameEndingWith("Row")
                .should()
                .bePackagePrivate()
                .check(PERSISTENCE);
    }

    @Test
    void keepsTheImplementationsOfPortsToItself() {
        classes()
                .that()
                .haveSimpleNameStartingWith("MyBatis")
                .should()
                .bePackagePrivate()
                .check(PERSISTENCE);
    }

    @Test
    void showsAFewTypesOnly() {
        assertThat(PERSISTENCE.stream()
                        .filter(type -> type.getModifiers().contains(JavaModifier.PUBLIC) && type.isTopLevelClass())
                        .map(JavaClass::getSimpleName))
                .containsExactlyInAnyOrder(
                        "Store",
                        "AvailableStore",
                        "Backups",
                        "Checkup",
                        // A person decides about changes that do not count.
                        "HeldChanges",
                        "Finding",
                        "StoreSettings",
                        "ProjectSettings",
                        "Setting",
                        "SettingOptions",
                        "ProjectFolder",
                        "RecordCreation",
                        "OutsideSetting",
                        "TrustedProjects",
                        "OwnFiles",
                        "FolderProjectFiles",
                        // Files and journals are locked by the same means.
                        "ProcessLock",
                        "Json",
                        "JsonLines",
                        "LogSettings",
                        // Programs take passwords out of their own messages, too.
                        "Secrets",
                        "Utf8Process",
                        "MarkdownStatusFiles",
                        "YamlSessionPrompts",
                        // Java's ServiceLoader makes it by its constructor.
                        "DatabaseStores",
                        // PostgreSQL's driver makes it by its constructor.
                        "LineSocketFactory",
                        "KeepAliveSockets",
                        // The platform's logging makes it by its constructor.
                        "LogFormat",
                        // MyBatis makes it by its constructor.
                        "LowerCaseEnum");
    }

    @Test
    void knowsNoAdapter() {
        noClasses()
                .should()
                .dependOnClassesThat()
                .resideInAnyPackage("dev.tracker.mcp..", "dev.tracker.cli..", "dev.tracker.testkit..")
                .check(PERSISTENCE);
    }
}
