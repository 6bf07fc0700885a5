package dev.tracker.testkit;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.util.Objects;
import org.junit.jupiter.api.extension.ExtensionContext;
import org.junit.jupiter.api.extension.ParameterContext;
import org.junit.jupiter.api.extension.ParameterResolver;
import org.junit.platform.commons.support.AnnotationSupport;

/** Gives a test what it asks for, made when it asks first and put away with its context. */
final class TrackerParameters implements ParameterResolver {

    private static final ExtensionContext.Namespace NAMESPACE =
            ExtensionContext.Namespace.create(TrackerParameters.class);

    private final Kind kind;
    private final TrackerTest annotation;
    private final boolean ofMethod;

    /** @param ofMethod whether the annotation stands at the test method; one at a class leaves such methods alone */
    TrackerParameters(Kind kind, TrackerTest annotation, boolean ofMethod) {
        this.kind = kind;
        this.annotation = annotation;
        this.ofMethod = ofMethod;
    }

    /** An instance belongs to its test, so what its constructor is given does too. */
    @Override
    public ExtensionContextScope getTestInstantiationExtensionContextScope(ExtensionContext root) {
        return ExtensionContextScope.TEST_METHOD;
    }

    @Override
    public boolean supportsParameter(ParameterContext parameter, ExtensionContext context) {
        return TestRecord.gives(parameter.getParameter().getType())
                && context.getTestMethod().isPresent()
                && AnnotationSupport.isAnnotated(context.getTestMethod(), TrackerTest.class) == ofMethod;
    }

    @Override
    public Object resolveParameter(ParameterContext parameter, ExtensionContext context) {
        TestRecord test = context.getStore(NAMESPACE)
                .computeIfAbsent(
                        TestRecord.class,
                        type -> new TestRecord(kind, annotation, isolation(context)),
                        TestRecord.class);
        return Objects.requireNonNull(test).give(parameter.getParameter().getType());
    }

    private Isolation isolation(ExtensionContext context) {
        boolean several = AnnotationSupport.isAnnotated(context.getTestMethod(), SeveralConnections.class);
        return several ? Isolation.CLONE : annotation.isolation();
    }
}
