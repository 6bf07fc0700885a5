package dev.tracker.core.change;

import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Name under which a command is stored in the request log, the journal and the pending section of the status
 * file. It never changes, whatever becomes of the class: a stored command is read by its name.
 */
@Target(ElementType.TYPE)
@Retention(RetentionPolicy.RUNTIME)
public @interface OperationName {

    /** Name as stored. */
    String value();
}
