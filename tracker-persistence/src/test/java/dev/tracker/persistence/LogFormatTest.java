package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.error.DatabaseException;
import java.sql.SQLException;
import java.util.logging.Level;
import java.util.logging.LogRecord;
import org.junit.jupiter.api.Test;

class LogFormatTest {

    @Test
    void saysTheCauseOfARefusal() {
        String text = formatted(new DatabaseException(
                "read the record",
                "The database could not do this; the log says why.",
                new SQLException("relation \"vendors\" does not exist\n  Position: 7", "42P01")));

        assertThat(text)
                .contains("WARNING: list_vendors was refused", "relation \"vendors\" does not exist", "42P01")
                .doesNotContain("    at ");
        assertThat(text.lines()).hasSize(3);
    }

    @Test
    void saysWhereAFaultThatNobodyForesawHappened() {
        assertThat(formatted(new IllegalStateException("broken")))
                .contains("IllegalStateException: broken", "    at dev.tracker.persistence.LogFormatTest");
    }

    @Test
    void leavesPasswordsOut() {
        Secrets.remember("s3cret/&word");

        assertThat(formatted(new SQLException("cannot parse jdbc:postgresql://h/x?user=kim&password=abc%3D&ssl=on")))
                .contains("user=kim&password=***")
                .doesNotContain("abc");
        assertThat(formatted(new SQLException("no s3cret/&word, nor s3cret%2F%26word")))
                .contains("no ***, nor ***");
    }

    private static String formatted(Throwable thrown) {
        LogRecord event = new LogRecord(Level.WARNING, "list_vendors was refused by the database");
        event.setThrown(thrown);
        return new LogFormat().format(event);
    }
}
