package dev.tracker.persistence;

import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.FileAlreadyExistsException;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.nio.file.attribute.PosixFilePermission;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.InvalidKeyException;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.security.SecureRandom;
import java.util.ArrayList;
import java.util.HexFormat;
import java.util.List;
import java.util.Map;
import java.util.Set;
import java.util.UUID;
import javax.crypto.Mac;
import javax.crypto.spec.SecretKeySpec;
import org.jspecify.annotations.Nullable;

/**
 * The keys by which this machine knows what it wrote in a project's folder. They follow from a secret in the user's own
 * state folder, which no repository brings along, and from an id of the folder that is kept beside the journal. The id
 * counts only with a mark made by the secret, and follows from the folder's path where it is missing. Where the user has
 * no folder that can be written, the secret is kept beside the journal, bound to its file.
 */
final class MachineKeys implements EntrySeal.Keys {

    private static final String ALGORITHM = "HmacSHA256";
    private static final String FILE = "journal.key";
    private static final int MAX_BYTES = 4_096;
    private static final int SECRET_BYTES = 32;
    private static final Set<PosixFilePermission> OWNER = PosixFilePermissions.fromString("rw-------");

    private final @Nullable Path state;
    private final Path folder;

    /**
     * @param state the user's own folder; null for none
     * @param folder that of the journal
     */
    MachineKeys(@Nullable Path state, Path folder) {
        this.state = state;
        this.folder = folder;
    }

    /** The keys of the user whose environment this is. */
    static MachineKeys of(Map<String, String> environment, Path folder) {
        return new MachineKeys(stateFolder(environment), folder);
    }

    private static @Nullable Path stateFolder(Map<String, String> environment) {
        String given = environment.getOrDefault("XDG_STATE_HOME", "");
        // The standard says that a relative path does not count.
        if (given.startsWith("/")) {
            return Path.of(given, "tracker");
        }
        String home = environment.getOrDefault("HOME", System.getProperty("user.home", ""));
        return home.isBlank() || home.equals("?") ? null : Path.of(home, ".local", "state", "tracker");
    }

    @Override
    public List<byte[]> find(boolean make) {
        List<byte[]> keys = new ArrayList<>();
        byte[] secret = secret(make);
        if (secret != null) {
            byte[] kept = keptId(secret);
            byte[] byPath = mac(secret, "folder of " + realFolder());
            if (kept != null) {
                keys.add(mac(secret, "journal " + hex(kept)));
            }
            keys.add(mac(secret, "journal " + hex(byPath)));
            if (kept == null && make) {
                keep("id " + hex(byPath) + " " + hex(mac(secret, "id " + hex(byPath))) + "\n");
            }
        }
        byte[] local = localSecret(make && secret == null);
        if (local != null) {
            keys.add(mac(local, "journal"));
        }
        if (keys.isEmpty() && make) {
            SqlErrors.log().log(
                    System.Logger.Level.WARNING,
                    "No key can be kept in " + state + " or " + folder + ": changes that wait for the database"
                            + " are brought there by this program only as long as it runs");
            keys.add(random());
        }
        return keys;
    }

    /** The secret of this user on this machine, made at its first use; null where none can be kept. */
    private byte @Nullable [] secret(boolean make) {
        if (state == null) {
            return null;
        }
        Path file = state.resolve("machine.key");
        try {
            byte[] there = readSecret(file);
            if (there != null || !make) {
                return there;
            }
            Files.createDirectories(state);
            create(file, hex(random()) + "\n");
            return readSecret(file);
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "No secret can be kept in " + state, e);
            return null;
        }
    }

    private static byte @Nullable [] readSecret(Path file) throws IOException {
        String text = read(file);
        return text == null || text.strip().length() != 2 * SECRET_BYTES
                ? null
                : HexFormat.of().parseHex(text.strip());
    }

    /** The folder's id, if the secret made it: one that came with a repository does not count. */
    private byte @Nullable [] keptId(byte[] secret) {
        try {
            String text = read(folder.resolve(FILE));
            String[] words = text == null ? new String[0] : text.strip().split(" ");
            if (words.length != 3 || !words[0].equals("id")) {
                return null;
            }
            byte[] mark = HexFormat.of().parseHex(words[2]);
            return MessageDigest.isEqual(mark, mac(secret, "id " + words[1]))
                    ? HexFormat.of().parseHex(words[1])
                    : null;
        } catch (IOException | IllegalArgumentException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The folder's key cannot be read", e);
            return null;
        }
    }

    /**
     * A secret that had to be kept beside the journal. It names the place of its file on the disk, which whoever copies
     * it into a repository cannot know.
     */
    private byte @Nullable [] localSecret(boolean wanted) {
        Path file = folder.resolve(FILE);
        try {
            String text = read(file);
            if (text == null && wanted) {
                byte[] secret = random();
                create(file, "");
                Files.writeString(
                        file,
                        "local " + Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS) + " " + hex(secret)
                                + "\n",
                        StandardCharsets.US_ASCII,
                        StandardOpenOption.WRITE,
                        LinkOption.NOFOLLOW_LINKS);
                text = read(file);
            }
            String[] words = text == null ? new String[0] : text.strip().split(" ");
            if (words.length != 3 || !words[0].equals("local")) {
                return null;
            }
            Object place = Files.getAttribute(file, "unix:ino", LinkOption.NOFOLLOW_LINKS);
            return String.valueOf(place).equals(words[1]) ? HexFormat.of().parseHex(words[2]) : null;
        } catch (IOException | IllegalArgumentException | UnsupportedOperationException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "No secret can be kept beside the journal", e);
            return null;
        }
    }

    private void keep(String text) {
        try {
            if (Files.isDirectory(folder)) {
                create(folder.resolve(FILE), text);
            }
        } catch (IOException e) {
            SqlErrors.log().log(System.Logger.Level.DEBUG, "The folder's key cannot be kept; its path has to do", e);
        }
    }

    /** Makes a file that nobody else may read, whole or not at all; one that is there stays. */
    private static void create(Path file, String text) throws IOException {
        Path beside = file.resolveSibling("." + UUID.randomUUID() + ".new");
        try {
            if (file.getFileSystem().supportedFileAttributeViews().contains("posix")) {
                Files.createFile(beside, PosixFilePermissions.asFileAttribute(OWNER));
            } else {
                Files.createFile(beside);
            }
            Files.writeString(beside, text, StandardCharsets.US_ASCII);
            Files.createLink(file, beside);
        } catch (FileAlreadyExistsException e) {
            SqlErrors.log().log(System.Logger.Level.TRACE, "Another process made the file first", e);
        } catch (UnsupportedOperationException e) {
            Files.move(beside, file);
        } finally {
            Files.deleteIfExists(beside);
        }
    }

    /** The text of a small file of this user's that nobody else may read or change; null for none. */
    private static @Nullable String read(Path file) throws IOException {
        try {
            boolean isOurs = Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS) && Files.size(file) <= MAX_BYTES;
            if (!isOurs || !isPrivate(file)) {
                return null;
            }
            return Files.readString(file, StandardCharsets.ISO_8859_1);
        } catch (NoSuchFileException e) {
            return null;
        }
    }

    private static boolean isPrivate(Path file) throws IOException {
        return !file.getFileSystem().supportedFileAttributeViews().contains("posix")
                || OWNER.containsAll(Files.getPosixFilePermissions(file, LinkOption.NOFOLLOW_LINKS));
    }

    private String realFolder() {
        try {
            return folder.toRealPath().toString();
        } catch (IOException e) {
            return folder.toAbsolutePath().normalize().toString();
        }
    }

    private static byte[] random() {
        byte[] bytes = new byte[SECRET_BYTES];
        new SecureRandom().nextBytes(bytes);
        return bytes;
    }

    private static String hex(byte[] bytes) {
        return HexFormat.of().formatHex(bytes);
    }

    /** The HMAC of a text under a key. */
    static byte[] mac(byte[] key, String text) {
        try {
            Mac mac = Mac.getInstance(ALGORITHM);
            mac.init(new SecretKeySpec(key, ALGORITHM));
            return mac.doFinal(text.getBytes(StandardCharsets.UTF_8));
        } catch (NoSuchAlgorithmException | InvalidKeyException e) {
            throw new IllegalStateException("every Java has " + ALGORITHM, e);
        }
    }
}
