package dev.tracker.testkit;

import dev.tracker.testkit.database.TestDatabase.Kind;
import java.lang.annotation.Documented;
import java.lang.annotation.ElementType;
import java.lang.annotation.Inherited;
import java.lang.annotation.Retention;
import java.lang.annotation.RetentionPolicy;
import java.lang.annotation.Target;
import java.util.List;
import org.junit.jupiter.api.ClassTemplate;
import org.junit.jupiter.api.TestTemplate;
import org.junit.jupiter.api.extension.ExtendWith;

/**
 * Gives a test an empty record on a real database, of which nothing remains afterwards.
 *
 * <p>On a method it takes the place of {@code @Test}; on a class the methods keep theirs, and one that has this
 * annotation too goes by its own. Test methods, those before and after each, and constructors may ask for a
 * {@link dev.tracker.core.Tracker}, the {@link TrackerDatabase} below it, the {@link
 * dev.tracker.testkit.fixture.MutableClock} it runs on, {@link dev.tracker.testkit.fixture.Fixtures} that fill it,
 * and a {@link dev.tracker.testkit.mcp.McpTestClient} of a server on it; all of one test belong together. The
 * store is the one on the class path.
 *
 * <pre>{@code
 * @TrackerTest(database = SQLITE)
 * void findsWhatItStored(Tracker tracker) { ... }
 * }</pre>
 *
 * <p>Tests may run in parallel.
 */
@Documented
@Inherited
@Retention(RetentionPolicy.RUNTIME)
@Target({ElementType.METHOD, ElementType.TYPE})
@TestTemplate
@ClassTemplate
@ExtendWith(TrackerTestExtension.class)
public @interface TrackerTest {

    /** Where the record is kept; on each product in turn unless one is named. */
    Database database() default Database.EACH;

    /** What keeps the record from those of other tests. */
    Isolation isolation() default Isolation.ROLLBACK;

    /** What ids and fixtures follow from: the same seed gives the same record. */
    long seed() default 1;

    /**
     * The MCP server that a test's client starts on the test's database, by its jar or its main class, or joins,
     * by the URL of its endpoint. Unless named here it is that of the system property {@code
     * tracker.test.server}. One that is started needs {@link Isolation#CLONE}: it is another process.
     */
    String server() default "";

    /** Where a test's record is kept. */
    enum Database {
        SQLITE,
        POSTGRESQL,
        /** The test runs once on each product. */
        EACH;

        List<Kind> kinds() {
            return switch (this) {
                case SQLITE -> List.of(Kind.SQLITE);
                case POSTGRESQL -> List.of(Kind.POSTGRESQL);
                case EACH -> List.of(Kind.values());
            };
        }
    }
}
