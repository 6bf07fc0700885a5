package dev.tracker.persistence;

import java.io.ByteArrayOutputStream;
import java.io.IOException;
import java.io.InputStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.DirectoryStream;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.Collection;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.errors.IncorrectObjectTypeException;
import org.eclipse.jgit.errors.MissingObjectException;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;
import org.eclipse.jgit.lib.ObjectLoader;
import org.eclipse.jgit.lib.ObjectReader;
import org.jspecify.annotations.Nullable;

/**
 * The objects of a git repository, read from its files and nothing else: no configuration is obeyed, no program run, no other
 * repository visited that this one points to, and nothing written. For one thread.
 */
final class GitObjects extends ObjectReader {

    /** More than any commit, tree or status file has. */
    static final int MAX_BYTES = 32 << 20;

    private static final int MAX_SHALLOW = 1 << 20;
    private static final int NAME_LENGTH = 2 * Constants.OBJECT_ID_LENGTH;

    private final Path common;
    private final Path objects;
    private @Nullable List<GitPack> packs;

    GitObjects(GitFolder git) {
        this.common = git.common();
        this.objects = common.resolve("objects");
    }

    /** An object as it is stored, without deltas. */
    static final class Stored {
        private final int type;
        private final byte[] bytes;

        Stored(int type, byte[] bytes) {
            this.type = type;
            this.bytes = bytes;
        }

        int type() {
            return type;
        }

        byte[] bytes() {
            return bytes;
        }
    }

    @Override
    public ObjectReader newReader() {
        throw new UnsupportedOperationException("one thread reads");
    }

    @Override
    public ObjectLoader open(AnyObjectId id, int typeHint) throws IOException {
        Stored stored = find(id);
        if (stored == null) {
            throw new MissingObjectException(
                    id.copy(), typeHint == OBJ_ANY ? "object" : Constants.typeString(typeHint));
        }
        if (typeHint != OBJ_ANY && stored.type() != typeHint) {
            throw new IncorrectObjectTypeException(id.copy(), typeHint);
        }
        return new ObjectLoader.SmallObject(stored.type(), stored.bytes());
    }

    /** Null where the repository does not have it. */
    @Nullable
    Stored find(AnyObjectId id) throws IOException {
        for (GitPack pack : packs()) {
            long offset = pack.find(id);
            if (offset >= 0) {
                return pack.read(offset, this);
            }
        }
        return loose(id.name());
    }

    @Override
    public Collection<ObjectId> resolve(AbbreviatedObjectId beginning) throws IOException {
        Set<ObjectId> found = new LinkedHashSet<>();
        for (GitPack pack : packs()) {
            pack.addMatching(beginning, found);
        }
        String name = beginning.name();
        Path folder = objects.resolve(name.substring(0, 2));
        if (Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
            try (DirectoryStream<Path> files = Files.newDirectoryStream(folder)) {
                for (Path file : files) {
                    String whole = name.substring(0, 2) + file.getFileName();
                    if (whole.startsWith(name) && whole.length() == NAME_LENGTH && ObjectId.isId(whole)) {
                        found.add(ObjectId.fromString(whole));
                    }
                }
            }
        }
        return found;
    }

    @Override
    public Set<ObjectId> getShallowCommits() throws IOException {
        Set<ObjectId> shallow = new LinkedHashSet<>();
        Path file = common.resolve("shallow");
        if (Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            String text = new String(bytes(file, MAX_SHALLOW), StandardCharsets.US_ASCII);
            for (String line : text.split("\n", -1)) {
                if (ObjectId.isId(line)) {
                    shallow.add(ObjectId.fromString(line));
                }
            }
        }
        return shallow;
    }

    private List<GitPack> packs() throws IOException {
        if (packs == null) {
            List<GitPack> opened = new ArrayList<>();
            Path folder = objects.resolve("pack");
            if (Files.isDirectory(objects, LinkOption.NOFOLLOW_LINKS)
                    && Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)) {
                try (DirectoryStream<Path> indexes = Files.newDirectoryStream(folder, "*.idx")) {
                    for (Path index : indexes) {
                        open(index, opened);
                    }
                }
            }
            packs = opened;
        }
        return packs;
    }

    private static void open(Path index, List<GitPack> opened) throws IOException {
        String name = String.valueOf(index.getFileName());
        Path pack = index.resolveSibling(name.substring(0, name.length() - ".idx".length()) + ".pack");
        if (Files.isRegularFile(index, LinkOption.NOFOLLOW_LINKS)
                && Files.isRegularFile(pack, LinkOption.NOFOLLOW_LINKS)) {
            opened.add(GitPack.open(index, pack));
        }
    }

    private @Nullable Stored loose(String name) throws IOException {
        Path folder = objects.resolve(name.substring(0, 2));
        Path file = folder.resolve(name.substring(2));
        if (!Files.isDirectory(objects, LinkOption.NOFOLLOW_LINKS)
                || !Files.isDirectory(folder, LinkOption.NOFOLLOW_LINKS)
                || !Files.isRegularFile(file, LinkOption.NOFOLLOW_LINKS)) {
            return null;
        }
        byte[] all = inflated(bytes(file, MAX_BYTES), MAX_BYTES);
        int end = 0;
        while (end < all.length && all[end] != 0) {
            end++;
        }
        String[] header = new String(all, 0, end, StandardCharsets.US_ASCII).split(" ", 2);
        byte[] content = new byte[Math.max(0, all.length - end - 1)];
        System.arraycopy(all, Math.min(end + 1, all.length), content, 0, content.length);
        return switch (header[0]) {
            case "commit" -> new Stored(Constants.OBJ_COMMIT, content);
            case "tree" -> new Stored(Constants.OBJ_TREE, content);
            case "blob" -> new Stored(Constants.OBJ_BLOB, content);
            case "tag" -> new Stored(Constants.OBJ_TAG, content);
            default -> throw new IOException("the git object " + name + " is damaged");
        };
    }

    private static byte[] bytes(Path file, int most) throws IOException {
        try (InputStream in = Files.newInputStream(file, LinkOption.NOFOLLOW_LINKS)) {
            byte[] bytes = in.readNBytes(most + 1);
            if (bytes.length > most) {
                throw new IOException("git's file " + file.getFileName() + " is too large");
            }
            return bytes;
        }
    }

    private static byte[] inflated(byte[] bytes, int most) throws IOException {
        Inflater inflater = new Inflater();
        try {
            inflater.setInput(bytes);
            ByteArrayOutputStream content = new ByteArrayOutputStream();
            byte[] buffer = new byte[8192];
            while (!inflater.finished()) {
                int read = inflater.inflate(buffer);
                content.write(buffer, 0, read);
                if (content.size() > most || (read == 0 && !inflater.finished())) {
                    throw new IOException("a git object is too large or damaged");
                }
            }
            return content.toByteArray();
        } catch (DataFormatException e) {
            throw new IOException("a git object is damaged", e);
        } finally {
            inflater.end();
        }
    }

    @Override
    public void close() {
        if (packs != null) {
            packs.forEach(GitPack::close);
        }
    }
}
