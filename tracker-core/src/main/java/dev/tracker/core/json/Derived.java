package dev.tracker.core.json;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/** Marks a method of a record whose result is shown with its components, though it is not stored. */
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface Derived {

    /** Position among the record's derived values; reflection knows no order of methods. */
    int value();
}
