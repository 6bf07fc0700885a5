package dev.tracker.persistence;

import java.io.IOException;
import java.io.RandomAccessFile;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Arrays;
import java.util.List;

/**
 * Looks at a database's file and those that SQLite keeps beside it before SQLite opens them, for a repository may have put
 * something else in their places: SQLite follows links of these names, and a journal may name further files that it would delete.
 */
final class SqliteCompanions {

    private static final List<String> BESIDE = List.of("-wal", "-shm", "-journal");
    private static final byte[] NAMES_ANOTHER = {
        (byte) 0xd9, (byte) 0xd5, 0x05, (byte) 0xf9, 0x20, (byte) 0xa1, 0x63, (byte) 0xd7
    };
    private static final byte[] HEADER = "SQLite format 3\0".getBytes(StandardCharsets.US_ASCII);
    private static final String OUR_TABLE = "tracker_schema";
    private static final int WHERE_TABLES_ARE_NAMED = 1 << 20;

    private SqliteCompanions() {}

    /**
     * Refuses what is not as SQLite leaves it.
     *
     * @param makes whether a file that is missing is made, for the user alone: those beside it are made alike
     * @throws StrangeFileException with the reason
     */
    static void check(Path file, boolean makes) throws StrangeFileException {
        try {
            Path real = RealPath.orSame(file);
            String fault = OwnFiles.fault(real);
            if (fault != null) {
                throw refusal(real, fault);
            }
            for (String ending : BESIDE) {
                Path beside = real.resolveSibling(real.getFileName() + ending);
                fault = OwnFiles.fault(beside);
                if (fault != null) {
                    throw refusal(beside, fault);
                }
            }
            Path journal = real.resolveSibling(real.getFileName() + "-journal");
            if (Files.exists(journal) && namesAnotherFile(journal)) {
                throw refusal(journal, "names another file, which SQLite would delete");
            }
            Path folder = real.getParent();
            if (makes && folder != null && Files.isWritable(folder)) {
                OwnFiles.make(real);
            }
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "SQLite is to say what is wrong with " + file, e);
        }
    }

    private static StrangeFileException refusal(Path file, String fault) {
        return new StrangeFileException("'" + file + "' " + fault
                + ", so it was not made by this program. Look where it comes from, and remove it.");
    }

    private static boolean namesAnotherFile(Path journal) throws IOException {
        try (RandomAccessFile in = new RandomAccessFile(journal.toFile(), "r")) {
            if (in.length() < NAMES_ANOTHER.length) {
                return false;
            }
            byte[] end = new byte[NAMES_ANOTHER.length];
            in.seek(in.length() - end.length);
            in.readFully(end);
            return Arrays.equals(end, NAMES_ANOTHER);
        }
    }

    /** Whether a damaged file was a database of this program's, as its beginning shows. */
    static boolean wasOurs(Path file) {
        try (var in = Files.newInputStream(file)) {
            byte[] begin = in.readNBytes(WHERE_TABLES_ARE_NAMED);
            return begin.length > HEADER.length
                    && Arrays.equals(begin, 0, HEADER.length, HEADER, 0, HEADER.length)
                    && new String(begin, StandardCharsets.ISO_8859_1).contains(OUR_TABLE);
        } catch (IOException e) {
            return false;
        }
    }
}
