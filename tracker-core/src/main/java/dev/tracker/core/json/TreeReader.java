package dev.tracker.core.json;

import java.lang.reflect.InvocationTargetException;
import java.lang.reflect.ParameterizedType;
import java.lang.reflect.Type;
import java.math.BigDecimal;
import java.time.Instant;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.HashSet;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/**
 * Reads a record back from the tree that {@link RecordTree} made of it. For trees that this program
 * wrote: a tree that does not fit is a fault of the program, not of a user.
 */
public final class TreeReader {

    private TreeReader() {}

    /** The record of the given class that the tree describes. */
    public static <T extends Record> T read(Class<T> type, Map<String, ?> tree) {
        RecordShape shape = RecordShape.of(type);
        List<RecordShape.Part> parts =
                shape.parts().stream().filter(part -> !part.derived()).toList();
        @Nullable Object[] arguments = new @Nullable Object[parts.size()];
        Map<String, @Nullable Object> siblings = new HashMap<>();
        for (int i = 0; i < arguments.length; i++) {
            RecordShape.Part part = parts.get(i);
            arguments[i] = component(part, tree, siblings, parts);
            siblings.put(part.name(), arguments[i]);
        }
        try {
            return type.cast(shape.constructor().newInstance(arguments));
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("no " + type.getSimpleName() + " in " + tree.keySet(), e);
        }
    }

    private static @Nullable Object component(
            RecordShape.Part part,
            Map<String, ?> tree,
            Map<String, @Nullable Object> siblings,
            List<RecordShape.Part> parts) {
        if (part.flat()) {
            return flat(part, tree, parts);
        }
        Object value = tree.get(part.name());
        if (value == null) {
            return isList(part.type()) && !part.nullable() ? List.of() : null;
        }
        if (part.variantBy() != null && siblings.get(part.variantBy()) instanceof Variant variant) {
            return read(variant.variant(), object(value));
        }
        return value(part.type(), value);
    }

    private static @Nullable Object flat(RecordShape.Part part, Map<String, ?> tree, List<RecordShape.Part> parts) {
        if (rawClass(part.type()).isRecord()) {
            Class<? extends Record> type = rawClass(part.type()).asSubclass(Record.class);
            return names(type).anyMatch(tree::containsKey) ? read(type, tree) : null;
        }
        Set<String> known = new HashSet<>();
        parts.stream().filter(other -> !other.flat()).forEach(other -> known.add(other.name()));
        Map<String, @Nullable Object> rest = new LinkedHashMap<>();
        tree.forEach((name, value) -> {
            if (!known.contains(name)) {
                rest.put(name, value);
            }
        });
        return rest;
    }

    private static Stream<String> names(Class<?> type) {
        return RecordShape.of(type).parts().stream()
                .filter(part -> !part.derived())
                .map(RecordShape.Part::name);
    }

    private static @Nullable Object value(Type type, @Nullable Object value) {
        Class<?> raw = rawClass(type);
        if (value == null
                || raw == Object.class
                || raw == String.class
                || raw == Boolean.class
                || raw == boolean.class) {
            return value;
        }
        if (raw == int.class || raw == Integer.class) {
            return ((Number) value).intValue();
        }
        if (raw == long.class || raw == Long.class) {
            return ((Number) value).longValue();
        }
        if (raw == BigDecimal.class) {
            return value instanceof BigDecimal ? value : new BigDecimal(value.toString());
        }
        if (raw == Instant.class) {
            return Instant.parse((String) value);
        }
        if (raw == UUID.class) {
            return UUID.fromString((String) value);
        }
        if (raw.isEnum()) {
            return constant(raw, (String) value);
        }
        if (Scalar.class.isAssignableFrom(raw)) {
            return scalar(raw, value);
        }
        if (raw.isRecord()) {
            return read(raw.asSubclass(Record.class), object(value));
        }
        return collection(type, raw, value);
    }

    private static Object collection(Type type, Class<?> raw, Object value) {
        Type[] arguments = type instanceof ParameterizedType generic ? generic.getActualTypeArguments() : new Type[0];
        if (raw == List.class) {
            List<@Nullable Object> list = new ArrayList<>();
            ((List<?>) value).forEach(entry -> list.add(value(arguments[0], entry)));
            return list;
        }
        if (raw == Map.class) {
            Map<String, @Nullable Object> map = new LinkedHashMap<>();
            object(value).forEach((key, entry) -> map.put(key, value(arguments[1], entry)));
            return map;
        }
        throw new IllegalArgumentException("no way to read a " + raw.getName());
    }

    private static Object constant(Class<?> raw, String name) {
        String wanted = name.toUpperCase(Locale.ROOT);
        for (Object constant : raw.getEnumConstants()) {
            if (((Enum<?>) constant).name().equals(wanted)) {
                return constant;
            }
        }
        throw new IllegalArgumentException("no " + raw.getSimpleName() + " is called " + name);
    }

    private static Object scalar(Class<?> raw, Object value) {
        RecordShape shape = RecordShape.of(raw);
        try {
            return shape.constructor().newInstance(value(shape.parts().get(0).type(), value));
        } catch (InstantiationException | IllegalAccessException | InvocationTargetException e) {
            throw new IllegalArgumentException("no " + raw.getSimpleName() + " in " + value, e);
        }
    }

    private static boolean isList(Type type) {
        return rawClass(type) == List.class;
    }

    private static Class<?> rawClass(Type type) {
        if (type instanceof Class<?> raw) {
            return raw;
        }
        if (type instanceof ParameterizedType generic) {
            return (Class<?>) generic.getRawType();
        }
        return Object.class;
    }

    private static Map<String, ?> object(Object value) {
        Map<String, @Nullable Object> tree = new LinkedHashMap<>();
        ((Map<?, ?>) value).forEach((key, entry) -> tree.put((String) key, entry));
        return tree;
    }
}
