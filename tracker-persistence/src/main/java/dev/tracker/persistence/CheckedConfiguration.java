package dev.tracker.persistence;

import java.sql.CallableStatement;
import java.sql.ResultSet;
import java.sql.SQLException;
import java.sql.Statement;
import java.util.List;
import org.apache.ibatis.cursor.Cursor;
import org.apache.ibatis.executor.Executor;
import org.apache.ibatis.executor.parameter.ParameterHandler;
import org.apache.ibatis.executor.resultset.ResultSetHandler;
import org.apache.ibatis.executor.statement.StatementHandler;
import org.apache.ibatis.mapping.BoundSql;
import org.apache.ibatis.mapping.Environment;
import org.apache.ibatis.mapping.MappedStatement;
import org.apache.ibatis.mapping.SqlCommandType;
import org.apache.ibatis.session.Configuration;
import org.apache.ibatis.session.ResultHandler;
import org.apache.ibatis.session.RowBounds;

/** MyBatis' configuration of a record whose first query in each unit of work asks for the record too, in one round trip. */
final class CheckedConfiguration extends Configuration {

    private final ExpectedRecord record;

    CheckedConfiguration(Environment environment, ExpectedRecord record) {
        super(environment);
        this.record = record;
    }

    /** A query that the one for the record precedes. */
    private static final class CheckedSql extends BoundSql {

        CheckedSql(Configuration configuration, BoundSql sql) {
            super(
                    configuration,
                    ExpectedRecord.QUERY + "; " + sql.getSql(),
                    sql.getParameterMappings(),
                    sql.getParameterObject());
            sql.getAdditionalParameters().forEach(this::setAdditionalParameter);
        }
    }

    @Override
    @SuppressWarnings("rawtypes") // as MyBatis declares it
    public StatementHandler newStatementHandler(
            Executor executor,
            MappedStatement statement,
            Object parameter,
            RowBounds bounds,
            ResultHandler handler,
            BoundSql sql) {
        boolean isChecked = sql != null && statement.getSqlCommandType() == SqlCommandType.SELECT && record.isDue();
        return super.newStatementHandler(
                executor, statement, parameter, bounds, handler, isChecked ? new CheckedSql(this, sql) : sql);
    }

    @Override
    @SuppressWarnings("rawtypes") // as MyBatis declares it
    public ResultSetHandler newResultSetHandler(
            Executor executor,
            MappedStatement statement,
            RowBounds bounds,
            ParameterHandler parameters,
            ResultHandler handler,
            BoundSql sql) {
        ResultSetHandler results = super.newResultSetHandler(executor, statement, bounds, parameters, handler, sql);
        return sql instanceof CheckedSql ? new Checking(record, results) : results;
    }

    /** Takes the answer about the record out of a query's results. */
    private record Checking(ExpectedRecord expected, ResultSetHandler results) implements ResultSetHandler {

        @Override
        public <E> List<E> handleResultSets(Statement statement) throws SQLException {
            check(statement);
            return results.handleResultSets(statement);
        }

        @Override
        public <E> Cursor<E> handleCursorResultSets(Statement statement) throws SQLException {
            check(statement);
            return results.handleCursorResultSets(statement);
        }

        @Override
        public void handleOutputParameters(CallableStatement statement) throws SQLException {
            results.handleOutputParameters(statement);
        }

        private void check(Statement statement) throws SQLException {
            try (ResultSet row = statement.getResultSet()) {
                expected.check(row);
            }
            statement.getMoreResults();
        }
    }
}
