package dev.tracker.testkit.fault;

import dev.tracker.testkit.fault.MessageReader.Framing;
import dev.tracker.testkit.fault.Portion.Span;
import java.nio.ByteBuffer;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.regex.Pattern;

/**
 * Follows what a client and PostgreSQL say to each other on one connection, as far as commits are concerned.
 *
 * <p>A commit is asked for by a simple query, or by executing a portal that was bound to a statement that was parsed
 * from it, perhaps long before: drivers keep the statements they use often.
 */
final class PostgresDialogue {

    private static final int SSL_REQUEST = 80_877_103;
    private static final int GSS_REQUEST = 80_877_104;
    private static final Pattern COMMIT = Pattern.compile(
            "(?:.*;)?\\s*(?:COMMIT|END)(?:\\s+(?:WORK|TRANSACTION))?\\s*;?\\s*",
            Pattern.DOTALL | Pattern.CASE_INSENSITIVE);

    private final MessageReader client = new MessageReader(Framing.UNTYPED);
    private final MessageReader server = new MessageReader(Framing.TYPED);
    private final Set<String> commitStatements = new HashSet<>();
    private final Set<String> commitPortals = new HashSet<>();

    /** Reads on, and returns the messages that ask for a commit, or report one, and end here. */
    synchronized List<Span> commitsIn(Direction direction, byte[] bytes, int length) {
        List<Span> commits = new ArrayList<>();
        switch (direction) {
            case TO_SERVER ->
                client.read(bytes, length, (type, body, start, end) -> {
                    if (isCommit(type, body)) {
                        commits.add(new Span(start, end));
                    }
                });
            case TO_CLIENT ->
                server.read(bytes, length, (type, body, start, end) -> {
                    if (isCommitted(type, body)) {
                        commits.add(new Span(start, end));
                    }
                });
        }
        return commits;
    }

    /** Tells whether the two speak in a way that cannot be followed, as when they encrypt. */
    synchronized boolean isOpaque() {
        return client.isOpaque() || server.isOpaque();
    }

    private boolean isCommit(char type, ByteBuffer body) {
        switch (type) {
            case 0 -> begin(body);
            case 'P' -> {
                String statement = text(body);
                note(commitStatements, statement, isCommit(text(body)));
            }
            case 'B' -> {
                String portal = text(body);
                note(commitPortals, portal, commitStatements.contains(text(body)));
            }
            case 'C' -> {
                Set<String> closed = body.hasRemaining() && body.get() == 'S' ? commitStatements : commitPortals;
                closed.remove(text(body));
            }
            case 'E' -> {
                return commitPortals.contains(text(body));
            }
            case 'Q' -> {
                return isCommit(text(body));
            }
            default -> {
                // Passwords, data of a copy and the like.
            }
        }
        return false;
    }

    private void begin(ByteBuffer body) {
        int code = body.remaining() < Integer.BYTES ? 0 : body.getInt();
        if (code == SSL_REQUEST || code == GSS_REQUEST) {
            server.expect(Framing.SINGLE_BYTE);
        } else {
            client.expect(Framing.TYPED);
        }
    }

    private boolean isCommitted(char type, ByteBuffer body) {
        // The single byte comes before the first message of a type; no empty message has a type of these.
        if (!body.hasRemaining() && type == 'N') {
            server.expect(Framing.TYPED);
        } else if (!body.hasRemaining() && (type == 'S' || type == 'G')) {
            client.giveUp();
            server.giveUp();
        }
        return type == 'C' && text(body).equals("COMMIT");
    }

    private static boolean isCommit(String sql) {
        return COMMIT.matcher(sql).matches();
    }

    private static void note(Set<String> names, String name, boolean isCommit) {
        if (isCommit) {
            names.add(name);
        } else {
            names.remove(name);
        }
    }

    /** Reads up to the next zero. */
    private static String text(ByteBuffer body) {
        byte[] text = new byte[body.remaining()];
        int length = 0;
        while (body.hasRemaining()) {
            byte next = body.get();
            if (next == 0) {
                break;
            }
            text[length++] = next;
        }
        return new String(text, 0, length, StandardCharsets.UTF_8);
    }
}
