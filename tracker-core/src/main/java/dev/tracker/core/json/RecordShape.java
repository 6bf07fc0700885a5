package dev.tracker.core.json;

import java.lang.reflect.Constructor;
import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.Method;
import java.lang.reflect.RecordComponent;
import java.lang.reflect.Type;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Comparator;
import java.util.List;
import java.util.Locale;
import org.jspecify.annotations.Nullable;

/** What reflection says of a record class, asked once. */
record RecordShape(List<Part> parts, Constructor<?> constructor) {

    private static final ClassValue<RecordShape> SHAPES = new ClassValue<>() {
        @Override
        protected RecordShape computeValue(Class<?> type) {
            return read(type);
        }
    };

    /** A component or a derived value, by its JSON name. */
    record Part(
            String name,
            Method accessor,
            Type type,
            boolean flat,
            boolean derived,
            boolean shownOnly,
            boolean nullable,
            @Nullable String variantBy) {

        @Nullable
        Object get(Record record) {
            try {
                return accessor.invoke(record);
            } catch (IllegalAccessException | InvocationTargetException e) {
                throw new IllegalStateException("cannot read " + accessor, e);
            }
        }
    }

    static RecordShape of(Class<?> type) {
        return SHAPES.get(type);
    }

    private static RecordShape read(Class<?> type) {
        List<Part> parts = new ArrayList<>();
        RecordComponent[] components = type.getRecordComponents();
        for (RecordComponent component : components) {
            VariantBy variant = component.getAnnotation(VariantBy.class);
            component.getAccessor().setAccessible(true);
            parts.add(new Part(
                    snakeCase(component.getName()),
                    component.getAccessor(),
                    component.getGenericType(),
                    component.isAnnotationPresent(Flat.class),
                    false,
                    component.isAnnotationPresent(ShownOnly.class),
                    component.getAnnotatedType().isAnnotationPresent(Nullable.class),
                    variant == null ? null : variant.value()));
        }
        Arrays.stream(type.getDeclaredMethods())
                .filter(method -> method.isAnnotationPresent(Derived.class))
                .sorted(Comparator.comparingInt(
                        method -> method.getAnnotation(Derived.class).value()))
                .forEach(method -> parts.add(new Part(
                        snakeCase(method.getName()),
                        method,
                        method.getGenericReturnType(),
                        false,
                        true,
                        true,
                        true,
                        null)));
        try {
            Constructor<?> constructor = type.getDeclaredConstructor(
                    Arrays.stream(components).map(RecordComponent::getType).toArray(Class<?>[]::new));
            constructor.setAccessible(true);
            return new RecordShape(List.copyOf(parts), constructor);
        } catch (NoSuchMethodException e) {
            throw new IllegalStateException("a record without its constructor: " + type, e);
        }
    }

    static String snakeCase(String name) {
        return name.replaceAll("([a-z0-9])([A-Z])", "$1_$2").toLowerCase(Locale.ROOT);
    }
}
