package dev.tracker.persistence;

import java.io.FileNotFoundException;
import java.net.UnknownHostException;
import java.nio.file.NoSuchFileException;
import java.security.GeneralSecurityException;
import java.sql.SQLException;
import java.util.Locale;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import org.postgresql.util.PSQLException;

/** Tells a setting that somebody has to correct from a server that is unavailable, where no connection can be made. */
final class ConnectionFaults {

    private static final String URL = "database.url";
    private static final String USER = "database.user";
    private static final String PASSWORD = "database.password";
    private static final String WHERE =
            "set TRACKER_DATABASE_PASSWORD, or database.password-file to the path of a file that holds it";

    /** SQL state of what the driver refuses before, or instead of, asking the server. */
    private static final String REJECTED = "08004";

    /** SQL state of a URL that the driver cannot parse; its message has the whole URL. */
    private static final String UNEXPECTED = "99999";

    private static final String PROTOCOL = "08P01";

    private ConnectionFaults() {}

    /** The fault as a {@link WrongSettingException} where a setting has to be corrected; else as it came. */
    static SQLException explained(SQLException fault, StoreSettings settings) {
        String state = String.valueOf(fault.getSQLState());
        boolean byServer = fault instanceof PSQLException e && e.getServerErrorMessage() != null;
        WrongSettingException refused = byServer ? byServer(state, fault) : byDriver(state, fault, settings);
        return refused == null ? fault : refused;
    }

    private static @Nullable WrongSettingException byServer(String state, SQLException fault) {
        return switch (state) {
            case "28P01" ->
                new WrongSettingException(
                        PASSWORD,
                        "was refused: the user is unknown to the server or has another password; correct database.user"
                                + " (TRACKER_DATABASE_USER), or " + WHERE,
                        fault);
            case "28000" ->
                new WrongSettingException(
                        USER,
                        "was refused: the server knows no such user, or lets it connect in another way only, such as"
                                + " encrypted (sslmode=require in database.url) or from another host; correct the setting,"
                                + " or ask the server's administrator",
                        fault);
            case "3D000" ->
                new WrongSettingException(
                        URL, "names a database that the server does not have: create it, or correct the name", fault);
            case "42501" ->
                new WrongSettingException(
                        USER, "may not connect to this database: ask its owner to grant CONNECT", fault);
            case "22023", "42704" -> byParameter(fault);
            case PROTOCOL -> byPooler(fault);
            default -> null;
        };
    }

    private static WrongSettingException byParameter(SQLException fault) {
        if (String.valueOf(fault.getMessage()).contains("TimeZone")) {
            return new WrongSettingException(
                    "time zone",
                    "of this machine is unknown to the server: start the program with another, such as by the"
                            + " environment variable TZ=UTC",
                    fault);
        }
        return new WrongSettingException(
                URL, "sets a parameter of the session, or the role has one set, that the server refuses", fault);
    }

    /** Poolers refuse in words of their own, of one SQL state; also where it is their server that is unavailable. */
    private static @Nullable WrongSettingException byPooler(SQLException fault) {
        String said = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        int parameter = said.indexOf("unsupported startup parameter");
        if (parameter >= 0) {
            String name = said.substring(said.lastIndexOf(' ') + 1).replaceAll("[^a-z0-9_.]", "");
            return new WrongSettingException(
                    URL,
                    "names a pooler that refuses the session parameter '" + name
                            + "': add it to ignore_startup_parameters of the pooler (for PgBouncer:"
                            + " ignore_startup_parameters = extra_float_digits in pgbouncer.ini)",
                    fault);
        }
        if (said.contains("no such database")) {
            return new WrongSettingException(
                    URL, "names a database that the pooler does not know: add it there, or correct the name", fault);
        }
        boolean login = Stream.of("no such user", "auth failed", "authentication failed")
                .anyMatch(said::contains);
        return login && !said.contains("server login")
                ? new WrongSettingException(
                        PASSWORD,
                        "was refused by the pooler: correct database.user (TRACKER_DATABASE_USER), or " + WHERE,
                        fault)
                : null;
    }

    private static @Nullable WrongSettingException byDriver(String state, SQLException fault, StoreSettings settings) {
        if (state.equals(REJECTED)) {
            return hasPassword(settings)
                    ? new WrongSettingException(
                            URL,
                            "asks for a way of connecting that the server does not offer, as with sslmode or"
                                    + " channelBinding, or the server wants one that the driver does not know",
                            fault)
                    : new WrongSettingException(PASSWORD, "is not set, and the server wants one: " + WHERE, fault);
        }
        if (state.equals(UNEXPECTED) || state.equals("22023")) {
            return new WrongSettingException(
                    URL, "has a parameter that the driver does not take: correct its value", fault);
        }
        Throwable cause = fault.getCause();
        while (cause != null) {
            if (cause instanceof GeneralSecurityException
                    || cause instanceof FileNotFoundException
                    || cause instanceof NoSuchFileException) {
                return new WrongSettingException(
                        URL,
                        "asks for an encrypted connection whose certificates do not fit: correct sslmode, sslrootcert,"
                                + " sslcert or sslkey in it, or the server's certificate",
                        fault);
            }
            if (cause instanceof ReflectiveOperationException) {
                return new WrongSettingException(
                        URL, "names a class, such as a socketFactory, that this program does not have", fault);
            }
            cause = cause.getCause();
        }
        return null;
    }

    /** Whether the host's name is unknown here, as after a slip in it, or where the network is gone. */
    static boolean isUnknownHost(@Nullable Throwable fault) {
        Throwable cause = fault;
        while (cause != null && !(cause instanceof UnknownHostException)) {
            cause = cause.getCause();
        }
        return cause != null;
    }

    private static boolean hasPassword(StoreSettings settings) {
        return settings.password() != null || JdbcUrl.secrets(settings.url()).containsKey("password");
    }
}
