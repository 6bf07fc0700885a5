package dev.tracker.core.project;

import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;

/** A file of the project as it was at one moment: all of its bytes, read at once. */
public final class ProjectFile {

    private final String path;
    private final byte[] bytes;
    private final String sha256;

    /**
     * A file's content.
     *
     * @param path relative to the project's folder, with {@code /} between names on every system
     * @param bytes kept as they are, not copied: nobody changes them afterwards
     */
    public ProjectFile(String path, byte[] bytes) {
        this.path = path;
        this.bytes = bytes;
        this.sha256 = sha256(bytes);
    }

    /** Where it is: relative to the project's folder, without links, with {@code /} between names. */
    public String path() {
        return path;
    }

    /** The content itself, not a copy: to be read only. */
    public byte[] bytes() {
        return bytes;
    }

    /** The digest of the content, 64 lower-case hexadecimal digits. */
    public String sha256() {
        return sha256;
    }

    /** The digest of any content, in the form of {@link #sha256()}. */
    public static String sha256(byte[] bytes) {
        try {
            return HexFormat.of().formatHex(MessageDigest.getInstance("SHA-256").digest(bytes));
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException("every Java platform has SHA-256", e);
        }
    }

    /** The path of a copy of it beside it: of the last one where that has the same bytes, of a new one else. */
    public String copyBy(ProjectFiles files) {
        return files.lastBackup(path)
                .filter(last -> last.sha256().equals(sha256()))
                .map(ProjectFile::path)
                .orElseGet(() -> files.backUp(this));
    }

    @Override
    public String toString() {
        return path + " (" + bytes.length + " bytes)";
    }
}
