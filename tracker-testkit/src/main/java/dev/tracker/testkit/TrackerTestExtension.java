package dev.tracker.testkit;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContext;
import org.junit.jupiter.api.extension.ClassTemplateInvocationContextProvider;
import org.junit.jupiter.api.extension.Extension;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContext;
import org.junit.jupiter.api.extension.TestTemplateInvocationContextProvider;
import org.junit.platform.commons.support.AnnotationSupport;

/** Turns {@link TrackerTest} into an invocation for each database asked for. */
final class TrackerTestExtension
        implements TestTemplateInvocationContextProvider, ClassTemplateInvocationContextProvider {

    @Override
    public boolean supportsTestTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestMethod(), TrackerTest.class);
    }

    @Override
    public Stream<TestTemplateInvocationContext> provideTestTemplateInvocationContexts(ExtensionContext context) {
        return invocations(context, true).map(invocation -> invocation);
    }

    @Override
    public boolean supportsClassTemplate(ExtensionContext context) {
        return AnnotationSupport.isAnnotated(context.getTestClass(), TrackerTest.class);
    }

    @Override
    public Stream<ClassTemplateInvocationContext> provideClassTemplateInvocationContexts(ExtensionContext context) {
        return invocations(context, false).map(invocation -> invocation);
    }

    private static Stream<Invocation> invocations(ExtensionContext context, boolean ofMethod) {
        TrackerTest annotation = AnnotationSupport.findAnnotation(context.getElement(), TrackerTest.class)
                .orElseThrow();
        return annotation.database().kinds().stream().map(kind -> new Invocation(kind, annotation, ofMethod));
    }

    private record Invocation(Kind kind, TrackerTest annotation, boolean ofMethod)
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
            return List.of(new TrackerParameters(kind, annotation, ofMethod));
        }
    }
}
