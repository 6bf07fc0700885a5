package dev.tracker.core.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a component of sealed type; a sibling enum that is a {@link Variant} says which record it is. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.RECORD_COMPONENT)
public @interface VariantBy {

    /** JSON name of the sibling. */
    String value();
}
