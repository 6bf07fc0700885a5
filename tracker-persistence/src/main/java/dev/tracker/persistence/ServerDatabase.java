package dev.tracker.persistence;

import java.sql.Connection;
import java.sql.SQLException;
import java.time.Duration;
import java.util.Optional;
import java.util.UUID;
import java.util.function.BooleanSupplier;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The PostgreSQL database of a project, which may be away: making it visits no server, and its tables
 * are looked at when it is first reached. Safe for several threads.
 */
final class ServerDatabase implements Reachable {

    /** A call that meets an unavailable database is answered from elsewhere within two seconds; this leaves some for that. */
    private static final Duration FIRST_ANSWER = Duration.ofMillis(1_750);

    private static final Duration SHORTEST_DOUBT = Duration.ofMillis(50);

    private final LifeSigns signs;
    private final @Nullable UsualTimesFile times;
    private final ServerLine line;
    private final Wires wires;
    private final Connections connections;
    private final DatabaseDiagnosis diagnosis;
    private final Supplier<@Nullable UUID> lastKnown;
    private final Sessions sessions;
    private final SchemaUpdate update;
    private volatile boolean known;

    ServerDatabase(StoreSettings settings) {
        this(settings, null, () -> null);
    }

    /**
     * A project's database.
     *
     * @param times keeps the server's usual times; null for nothing that does
     * @param lastKnown the id of the record that the project last found there; null where that is not known
     */
    ServerDatabase(StoreSettings settings, @Nullable UsualTimesFile times, Supplier<@Nullable UUID> lastKnown) {
        this.times = times;
        // A URL may bring sockets of its own.
        this.signs = new LifeSigns(!settings.url().contains("socketFactory="));
        if (times != null) {
            times.readInto(signs);
        }
        boolean isLongLived = settings.connections() > 1;
        this.line = new ServerLine(new PostgresServer(settings), signs, isLongLived);
        this.wires = new Wires(this::connect);
        this.connections =
                isLongLived ? new PooledConnections(wires, settings.connections()) : new HeldConnections(wires, 1);
        this.diagnosis = DatabaseDiagnosis.of(wires, settings);
        this.lastKnown = lastKnown;
        this.sessions = new Sessions(connections, Dialect.POSTGRESQL.now(), new ExpectedRecord(diagnosis, lastKnown));
        this.update = new SchemaUpdate(Dialect.POSTGRESQL, wires);
    }

    private Connection connect() throws SQLException {
        try {
            return line.connect();
        } catch (WrongSettingException e) {
            throw known ? UnusableDatabaseException.of(e) : e;
        }
    }

    @Override
    public Sessions sessions() {
        if (!known) {
            open();
        }
        return sessions;
    }

    @Override
    public Optional<Integer> schemaVersion() {
        return Schema.version(connections);
    }

    @Override
    public boolean isKnown() {
        return known;
    }

    private void open() {
        try {
            if (!Schema.isCurrent(Dialect.POSTGRESQL, connections)) {
                refuseIfGone();
                update.runOnServer();
            }
            known = true;
        } catch (SQLException e) {
            throw SqlErrors.connecting(SqlErrors.OPEN, diagnosis.explained(e, null));
        } finally {
            keepTimes();
        }
    }

    /** A second, empty record is not begun where one has just been. */
    private void refuseIfGone() throws SQLException {
        UUID record = lastKnown.get();
        if (record != null && schemaVersion().isEmpty()) {
            throw diagnosis.gone(record);
        }
    }

    private void keepTimes() {
        if (times != null) {
            times.keep(signs);
        }
    }

    @Override
    public boolean answers(int patience, BooleanSupplier isNeeded) {
        boolean answers = line.answers(patience, isNeeded);
        keepTimes();
        return answers;
    }

    @Override
    public boolean isAlive(BooleanSupplier isNeeded) {
        return line.isAlive(isNeeded);
    }

    @Override
    public long signs() {
        return signs.count();
    }

    @Override
    public boolean isAwaited() {
        return signs.isAwaited();
    }

    /** The slower the server usually is, the earlier it is asked, for its answer takes longer. */
    @Override
    public Duration doubt() {
        Duration left = FIRST_ANSWER.minus(signs.replyPatience());
        Duration earliest = left.compareTo(DOUBT) < 0 ? left : DOUBT;
        return earliest.compareTo(SHORTEST_DOUBT) < 0 ? SHORTEST_DOUBT : earliest;
    }

    @Override
    public void abandon() {
        connections.abandon();
        wires.cut();
        line.cut();
    }

    @Override
    public void close() {
        line.close();
        connections.close();
        keepTimes();
    }
}
