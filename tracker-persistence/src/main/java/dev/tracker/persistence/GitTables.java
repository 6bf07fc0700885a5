package dev.tracker.persistence;

import java.io.BufferedReader;
import java.io.FileInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.regex.Pattern;
import org.eclipse.jgit.internal.storage.io.BlockSource;
import org.eclipse.jgit.internal.storage.reftable.MergedReftable;
import org.eclipse.jgit.internal.storage.reftable.ReftableReader;
import org.eclipse.jgit.lib.Ref;
import org.jspecify.annotations.Nullable;

/** The refs that git keeps in tables. Reads the tables alone. */
final class GitTables {

    private static final Pattern NAME = Pattern.compile("[0-9A-Za-z-]{1,80}\\.ref");
    private static final int MOST = 1_000;
    private static final int MAX_BYTES = 1 << 20;

    private GitTables() {}

    /** A ref of the tables in {@code reftable} of a folder; null where there is none. */
    static @Nullable Ref find(Path folder, String name) throws IOException {
        Path tables = folder.resolve("reftable");
        Path list = tables.resolve("tables.list");
        if (!Files.isDirectory(tables, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        List<ReftableReader> opened = new ArrayList<>();
        try {
            for (String table : names(list)) {
                Path file = tables.resolve(table);
                if (!Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
                    throw new IOException("a table of git's refs is no ordinary file");
                }
                opened.add(new ReftableReader(BlockSource.from(new FileInputStream(file.toFile()))));
            }
            return new MergedReftable(opened).exactRef(name);
        } finally {
            for (ReftableReader table : opened) {
                table.close();
            }
        }
    }

    private static List<String> names(Path list) throws IOException {
        if (!Files.isRegularFile(list, LinkOption.NOFOLLOW_LINKS) || Files.size(list) > MAX_BYTES) {
            throw new IOException("the list of git's tables of refs is none of git's");
        }
        List<String> names = new ArrayList<>();
        try (BufferedReader lines = Files.newBufferedReader(list, StandardCharsets.UTF_8)) {
            for (String line = lines.readLine(); line != null; line = lines.readLine()) {
                if (names.size() >= MOST || !NAME.matcher(line).matches()) {
                    throw new IOException("the list of git's tables of refs is damaged");
                }
                names.add(line);
            }
        }
        return names;
    }
}
