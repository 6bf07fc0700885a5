package dev.tracker.testkit.database;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.lang.reflect.AnnotatedElement;
import java.lang.reflect.Constructor;
import java.util.Arrays;
import java.util.List;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns {@link EachDatabase} into one invocation for each kind. */
final class EachDatabaseExtension
        implements TestTemplateInvocationContextProvider, ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), EachDatabase.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        EachDatabase annotation = annotation(context.getElement());
        return Arrays.stream(Kind.values()).map(kind -> new Invocation(kind, annotation));
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestClass(), EachDatabase.class);
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        EachDatabase annotation = annotation(context.getElement());
        return Arrays.stream(Kind.values()).map(kind -> new Invocation(kind, annotation));
    }

    private static EachDatabase annotation(Optional<? extends AnnotatedElement> element) {
        return AnnotationSupport.findAnnotation(element, EachDatabase.class).orElseThrow();
    }

    private record Invocation(Kind kind, EachDatabase annotation)
            implements TestTemplateInvocationContext, ClassTemplateInvocationContext {

        @Override
        public String getDisplayName(int index) {
            return kind.name();
        }

        @Override
        public void prepareInvocation(ExtensionContext context) {
            // Both interfaces have this with a body of its own; the extension below does all there is to do.
        }

        @Override
        public List<Extension> getAdditionalExtensions() {
            return List.of(extension());
        }

        private DatabaseExtension extension() {
            Class<? extends DatabaseMigration> type = annotation.migratedBy();
            return type == EachDatabase.NoMigration.class
                    ? DatabaseExtension.of(kind)
                    : DatabaseExtension.of(
                            kind, type.getName(), database -> newInstance(type).migrate(database));
        }

        private static DatabaseMigration newInstance(Class<? extends DatabaseMigration> type)
                throws ReflectiveOperationException {
            Constructor<? extends DatabaseMigration> constructor = type.getDeclaredConstructor();
            constructor.trySetAccessible();
            return constructor.newInstance();
        }
    }
}
