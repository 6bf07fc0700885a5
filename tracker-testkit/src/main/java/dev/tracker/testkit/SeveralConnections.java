package dev.tracker.testkit;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;

/**
 * Says of a test that it needs several connections at once, or the time of the database: under {@link TrackerTest} it is
 * given {@link Isolation#CLONE}, whatever its class has. The tests of contracts that need it bear it, so that an
 * implementation runs the others under {@link Isolation#ROLLBACK}, which is faster by far.
 */
@Documented
@Retention(RetentionPolicy.RUNTIME)
@Target(ElementType.METHOD)
public @interface SeveralConnections {}
