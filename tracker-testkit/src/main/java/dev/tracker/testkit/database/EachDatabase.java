package dev.tracker.testkit.database;

import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Runs a test method, or all tests of a class, once on each {@linkplain TestDatabase.Kind kind} of database.
 *
 * <p>On a method it takes the place of {@code @Test}; on a class the methods keep theirs. Either way each test has a
 * database of its own as a parameter of type {@link TestDatabase}.
 *
 * <pre>{@code
 * @EachDatabase(migratedBy = SchemaMigration.class)
 * void storesVendors(TestDatabase database) { ... }
 * }</pre>
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@TestTemplate
@ClassTemplate
@ExtendWith(EachDatabaseExtension.class)
public @interface EachDatabase {

    /** The migration of the template that is cloned, with a constructor without parameters; without one, databases begin empty. */
    Class<? extends DatabaseMigration> migratedBy() default NoMigration.class;

    /** Leaves a database empty. */
    final class NoMigration implements DatabaseMigration {

        @Override
        public void migrate(TestDatabase database) {
            // An empty database is what is asked for.
        }
    }
}
