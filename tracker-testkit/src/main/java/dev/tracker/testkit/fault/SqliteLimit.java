package dev.tracker.testkit.fault;

/**
 * A full disk for SQLite, which writes past every Java file system.
 *
 * <p>SQLite itself refuses to let a file grow beyond a number of pages, with the very error of a full disk. This works
 * for any user, also one whom no permission stops.
 */
public final class SqliteLimit {

    private SqliteLimit() {}

    /**
     * Returns a URL of the same file over which it can grow no larger than so many pages: what needs more fails with
     * {@code SQLITE_FULL}, "database or disk is full". It binds connections made with this URL, no others.
     *
     * @param pages of 4,096 bytes unless the file says otherwise; fewer than it has mean those it has, so 1 is a disk
     *     that is full now
     * @throws IllegalArgumentException if the URL is not one of SQLite's, or the number is less than 1
     */
    public static String pages(String jdbcUrl, int pages) {
        if (!jdbcUrl.startsWith("jdbc:sqlite:")) {
            throw new IllegalArgumentException("not the JDBC URL of a SQLite file, as jdbc:sqlite:FILE is");
        }
        if (pages < 1) {
            throw new IllegalArgumentException("a file has at least 1 page, not " + pages);
        }
        return jdbcUrl + (jdbcUrl.contains("?") ? "&" : "?") + "max_page_count=" + pages;
    }
}
