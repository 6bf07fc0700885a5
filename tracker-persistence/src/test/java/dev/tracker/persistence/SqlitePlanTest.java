package dev.tracker.persistence;

import dev.tracker.testkit.database.DatabaseExtension;
import org.junit.jupiter.api.extension.RegisterExtension;

class SqlitePlanTest extends PlanContract {

    @RegisterExtension
    static final DatabaseExtension DATABASE = Records.sqlite().sharedByClass();

    @Override
    Dialect dialect() {
        return Dialect.SQLITE;
    }

    @Override
    String explain() {
        return "EXPLAIN QUERY PLAN ";
    }

    /**
     * Walking an index in order until the limit is not one; nor is a table of a statement's own making,
     * nor what FTS5 matches (M), which is a scan in name only.
     */
    @Override
    boolean isScan(String step) {
        return step.matches("SCAN (w|k|f|d|a|b|e|g|l|v)( |$).*")
                && !step.matches(".*(USING|VIRTUAL TABLE INDEX \\d+:M).*");
    }
}
