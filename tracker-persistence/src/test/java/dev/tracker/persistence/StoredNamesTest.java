package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import com.tngtech.archunit.core.domain.JavaClass;
import com.tngtech.archunit.core.importer.ClassFileImporter;
import com.tngtech.archunit.core.importer.ImportOption;
import dev.tracker.core.archive.ArchiveOutcome;
import dev.tracker.core.availability.JournalEntry;
import dev.tracker.core.change.FieldChange;
import dev.tracker.core.change.OperationName;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.json.Variant;
import dev.tracker.core.migration.MigrationReport;
import dev.tracker.core.migration.MigrationRollback;
import dev.tracker.core.migration.PromptImportReport;
import dev.tracker.core.transfer.RecordKind;
import dev.tracker.core.validation.Command;
import dev.tracker.core.workitem.ClaimOutcome;
import dev.tracker.core.workitem.DependencyOutcome;
import java.io.IOException;
import java.io.InputStream;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.lang.reflect.WildcardType;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Set;
import java.util.TreeMap;
import java.util.TreeSet;
import java.util.stream.Collectors;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

/**
 * Names of record components and enum constants that are stored: in the request log, the journal, the pending
 * section of the status file, JSON columns and exports. Records of earlier builds are read by them.
 */
class StoredNamesTest {

    private static final String NAMES = "/stored/names.txt";

    private static final List<Class<?>> CORE = new ClassFileImporter()
            .withImportOption(ImportOption.Predefined.DO_NOT_INCLUDE_TESTS).importPackages("dev.tracker.core").stream()
                    .<Class<?>>map(JavaClass::reflect)
                    .toList();

    @Test
    void stayAsEarlierBuildsWroteThem() throws IOException {
        Set<String> lines = new TreeSet<>();
        roots().forEach((name, type) -> describe(name, type, lines));

        try (InputStream golden = Objects.requireNonNull(StoredNamesTest.class.getResourceAsStream(NAMES))) {
            assertThat(String.join("\n", lines) + "\n")
                    .as(
                            "stored names; a line may be added to src/test/resources%s, none may be changed or taken away",
                            NAMES)
                    .isEqualTo(new String(golden.readAllBytes(), StandardCharsets.UTF_8));
        }
    }

    @Test
    void ofOperationsAreUnique() {
        assertThat(commands().map(StoredNamesTest::operation)).doesNotHaveDuplicates();
    }

    private static Map<String, Class<?>> roots() {
        Map<String, Class<?>> roots = new TreeMap<>();
        commands().forEach(command -> roots.put("operation " + operation(command), command));
        roots.put("journal entry", JournalEntry.class);
        roots.put("field change", FieldChange.class);
        roots.put("column work_items.parts", ItemRow.Parts.class);
        roots.put("column deployments.links", DeploymentRow.Links.class);
        for (RecordKind kind : RecordKind.values()) {
            roots.put("export " + kind.word(), kind.type());
        }
        // What a repeated request of an operation gets besides whole entities, which are among the exports.
        roots.put("answer ArchiveWorkItems", ArchiveOutcome.class);
        roots.put("answer RecordDeployment", DeploymentDetails.class);
        roots.put("answer MigrateStatusFile", MigrationReport.class);
        roots.put("answer ImportSessionPrompts", PromptImportReport.class);
        roots.put("answer RollBackMigration", MigrationRollback.class);
        roots.put("answer ClaimWorkItem", ClaimOutcome.class);
        roots.put("answer SetDependency", DependencyOutcome.class);
        return roots;
    }

    private static Stream<Class<?>> commands() {
        return CORE.stream()
                .filter(type -> type.isAnnotationPresent(OperationName.class))
                .peek(type -> assertThat(type).isRecord().isAssignableTo(Command.class))
                .sorted(Comparator.comparing(Class::getName));
    }

    private static String operation(Class<?> command) {
        return command.getAnnotation(OperationName.class).value();
    }

    /** Adds a line for each name below the path. */
    private static void describe(String path, Type type, Set<String> lines) {
        if (type instanceof ParameterizedType generic) {
            Type[] arguments = generic.getActualTypeArguments();
            describe(path + "[]", arguments[arguments.length - 1], lines);
        } else if (type instanceof WildcardType wildcard) {
            describe(path, wildcard.getUpperBounds()[0], lines);
        } else if (type instanceof Class<?> raw) {
            describe(path, raw, lines);
        }
    }

    private static void describe(String path, Class<?> type, Set<String> lines) {
        if (type.isRecord()) {
            for (RecordComponent component : type.getRecordComponents()) {
                String name = path + "." + component.getName();
                lines.add(name);
                describe(name, component.getGenericType(), lines);
            }
        } else if (type.isEnum()) {
            lines.add(path + " = "
                    + Arrays.stream(type.getEnumConstants())
                            .map(constant -> ((Enum<?>) constant).name())
                            .collect(Collectors.joining(" ")));
            for (Object constant : type.getEnumConstants()) {
                if (constant instanceof Variant variant) {
                    describe(path + "(" + ((Enum<?>) constant).name() + ")", variant.variant(), lines);
                }
            }
        }
    }
}
