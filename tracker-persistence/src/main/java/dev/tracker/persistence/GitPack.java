package dev.tracker.persistence;

import dev.tracker.persistence.GitObjects.Stored;
import java.io.EOFException;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.ArrayDeque;
import java.util.Deque;
import java.util.LinkedHashMap;
import java.util.Map;
import java.util.Set;
import java.util.zip.DataFormatException;
import java.util.zip.Inflater;
import org.eclipse.jgit.lib.AbbreviatedObjectId;
import org.eclipse.jgit.lib.AnyObjectId;
import org.eclipse.jgit.lib.Constants;
import org.eclipse.jgit.lib.ObjectId;

/** A pack of git with its index (version 2), as git documents them in gitformat-pack. For one thread. */
final class GitPack {

    private static final int INDEX_MAGIC = 0xff744f63;
    private static final int FAN_OUT = 8;
    private static final int NAMES = FAN_OUT + 256 * 4;
    private static final int ID = Constants.OBJECT_ID_LENGTH;
    private static final int LONGEST_CHAIN = 5_000;
    private static final int CACHED = 256;
    private static final int MAX_CACHED_BYTES = 1 << 17;

    private final FileChannel index;
    private final FileChannel pack;
    private final int[] fanOut = new int[256];
    private final Map<Long, Stored> cache = new LinkedHashMap<>(CACHED, 0.75f, true) {
        private static final long serialVersionUID = 1L;

        @Override
        protected boolean removeEldestEntry(Map.Entry<Long, Stored> eldest) {
            return size() > CACHED;
        }
    };

    private GitPack(FileChannel index, FileChannel pack) {
        this.index = index;
        this.pack = pack;
    }

    static GitPack open(Path index, Path pack) throws IOException {
        FileChannel indexFile = FileChannel.open(index, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
        boolean whole = false;
        try {
            FileChannel packFile = FileChannel.open(pack, StandardOpenOption.READ, LinkOption.NOFOLLOW_LINKS);
            GitPack opened = new GitPack(indexFile, packFile);
            try {
                opened.readFanOut();
                whole = true;
                return opened;
            } finally {
                if (!whole) {
                    packFile.close();
                }
            }
        } finally {
            if (!whole) {
                indexFile.close();
            }
        }
    }

    private void readFanOut() throws IOException {
        ByteBuffer header = read(index, 0, NAMES);
        if (header.getInt() != INDEX_MAGIC || header.getInt() != 2) {
            throw new IOException("an index of a git pack is of another version");
        }
        int before = 0;
        for (int i = 0; i < fanOut.length; i++) {
            fanOut[i] = header.getInt();
            if (fanOut[i] < before) {
                throw damaged();
            }
            before = fanOut[i];
        }
    }

    private int count() {
        return fanOut[255];
    }

    /** Where an object is; negative where it is not here. */
    long find(AnyObjectId id) throws IOException {
        int low = id.getFirstByte() == 0 ? 0 : fanOut[id.getFirstByte() - 1];
        int high = fanOut[id.getFirstByte()];
        while (low < high) {
            int middle = (low + high) >>> 1;
            int order = id.compareTo(name(middle));
            if (order == 0) {
                return offset(middle);
            }
            if (order < 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        return -1;
    }

    void addMatching(AbbreviatedObjectId beginning, Set<ObjectId> found) throws IOException {
        int low = 0;
        int high = count();
        while (low < high) {
            int middle = (low + high) >>> 1;
            if (beginning.prefixCompare(name(middle)) <= 0) {
                high = middle;
            } else {
                low = middle + 1;
            }
        }
        while (low < count() && beginning.prefixCompare(name(low)) == 0) {
            found.add(name(low));
            low++;
        }
    }

    private ObjectId name(int position) throws IOException {
        return ObjectId.fromRaw(read(index, NAMES + (long) position * ID, ID).array());
    }

    private long offset(int position) throws IOException {
        long offsets = NAMES + (long) count() * (ID + 4);
        int offset = read(index, offsets + position * 4L, 4).getInt();
        if (offset >= 0) {
            return offset;
        }
        long far = offsets + count() * 4L + (offset & 0x7fffffffL) * 8;
        return read(index, far, 8).getLong();
    }

    /** @param others has the objects that a delta may be based on */
    Stored read(long offset, GitObjects others) throws IOException {
        Deque<byte[]> deltas = new ArrayDeque<>();
        Deque<Long> offsets = new ArrayDeque<>();
        long at = offset;
        Stored base = cache.get(at);
        while (base == null) {
            if (deltas.size() > LONGEST_CHAIN) {
                throw damaged();
            }
            Entry entry = entry(at);
            if (entry.type == Constants.OBJ_OFS_DELTA) {
                deltas.push(inflated(entry));
                offsets.push(at);
                at = at - entry.distance;
                base = cache.get(at);
            } else if (entry.type == Constants.OBJ_REF_DELTA && entry.base != null) {
                deltas.push(inflated(entry));
                offsets.push(at);
                long here = find(entry.base);
                base = here < 0 ? others.find(entry.base) : cache.get(here);
                at = here;
                if (here < 0 && base == null) {
                    throw damaged();
                }
            } else {
                base = new Stored(entry.type, inflated(entry));
                keep(at, base);
            }
        }
        while (!deltas.isEmpty()) {
            base = new Stored(base.type(), patched(base.bytes(), deltas.pop()));
            keep(offsets.pop(), base);
        }
        return base;
    }

    private void keep(long offset, Stored stored) {
        if (stored.bytes().length <= MAX_CACHED_BYTES) {
            cache.put(offset, stored);
        }
    }

    /** The head of an object in the pack. */
    private static final class Entry {
        private int type;
        private long size;
        private long content;
        private long distance;
        private org.eclipse.jgit.lib.@org.jspecify.annotations.Nullable ObjectId base;
    }

    private Entry entry(long offset) throws IOException {
        if (offset < 12 || offset >= pack.size()) {
            throw damaged();
        }
        ByteBuffer head = readUpTo(pack, offset, 64);
        Entry entry = new Entry();
        int part = next(head);
        entry.type = (part >> 4) & 7;
        entry.size = part & 15;
        for (int shift = 4; (part & 0x80) != 0 && shift < 56; shift += 7) {
            part = next(head);
            entry.size |= (long) (part & 0x7f) << shift;
        }
        switch (entry.type) {
            case Constants.OBJ_COMMIT, Constants.OBJ_TREE, Constants.OBJ_BLOB, Constants.OBJ_TAG -> {}
            case Constants.OBJ_OFS_DELTA -> {
                part = next(head);
                entry.distance = part & 0x7f;
                for (int i = 0; (part & 0x80) != 0 && i < 8; i++) {
                    part = next(head);
                    entry.distance = ((entry.distance + 1) << 7) | (part & 0x7f);
                }
                if (entry.distance <= 0) {
                    throw damaged();
                }
            }
            case Constants.OBJ_REF_DELTA -> {
                if (head.remaining() < ID) {
                    throw damaged();
                }
                byte[] name = new byte[ID];
                head.get(name);
                entry.base = ObjectId.fromRaw(name);
            }
            default -> throw damaged();
        }
        if (entry.size > GitObjects.MAX_BYTES) {
            throw new IOException("a git object is too large");
        }
        entry.content = offset + head.position();
        return entry;
    }

    private static int next(ByteBuffer head) throws IOException {
        if (!head.hasRemaining()) {
            throw damaged();
        }
        return head.get() & 0xff;
    }

    private byte[] inflated(Entry entry) throws IOException {
        byte[] content = new byte[(int) entry.size];
        byte[] surplus = new byte[1];
        Inflater inflater = new Inflater();
        try {
            long at = entry.content;
            int filled = 0;
            while (!inflater.finished()) {
                if (inflater.needsInput()) {
                    ByteBuffer more = readUpTo(pack, at, 8192);
                    if (!more.hasRemaining()) {
                        throw damaged();
                    }
                    at += more.remaining();
                    inflater.setInput(more);
                }
                int read = filled < content.length
                        ? inflater.inflate(content, filled, content.length - filled)
                        : inflater.inflate(surplus);
                if (filled == content.length && read > 0) {
                    throw damaged();
                }
                filled += read;
            }
            if (filled != content.length) {
                throw damaged();
            }
            return content;
        } catch (DataFormatException e) {
            throw new IOException("a git pack is damaged", e);
        } finally {
            inflater.end();
        }
    }

    /** What a delta makes of its base. */
    private static byte[] patched(byte[] base, byte[] delta) throws IOException {
        ByteBuffer in = ByteBuffer.wrap(delta);
        if (varint(in) != base.length) {
            throw damaged();
        }
        long length = varint(in);
        if (length > GitObjects.MAX_BYTES) {
            throw new IOException("a git object is too large");
        }
        ByteBuffer out = ByteBuffer.allocate((int) length);
        while (in.hasRemaining()) {
            int command = next(in);
            if ((command & 0x80) != 0) {
                copy(base, command, in, out);
            } else {
                if (command == 0 || command > in.remaining() || command > out.remaining()) {
                    throw damaged();
                }
                out.put(delta, in.position(), command);
                in.position(in.position() + command);
            }
        }
        if (out.hasRemaining()) {
            throw damaged();
        }
        return out.array();
    }

    private static void copy(byte[] base, int command, ByteBuffer in, ByteBuffer out) throws IOException {
        long from = 0;
        for (int i = 0; i < 4; i++) {
            from |= (command & (1 << i)) == 0 ? 0 : (long) next(in) << (8 * i);
        }
        int size = 0;
        for (int i = 0; i < 3; i++) {
            size |= (command & (0x10 << i)) == 0 ? 0 : next(in) << (8 * i);
        }
        size = size == 0 ? 0x10000 : size;
        if (from + size > base.length || size > out.remaining()) {
            throw damaged();
        }
        out.put(base, (int) from, size);
    }

    private static long varint(ByteBuffer in) throws IOException {
        long value = 0;
        int part = 0x80;
        for (int shift = 0; (part & 0x80) != 0 && shift < 56; shift += 7) {
            part = next(in);
            value |= (long) (part & 0x7f) << shift;
        }
        return value;
    }

    private static ByteBuffer read(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer buffer = readUpTo(file, offset, length);
        if (buffer.remaining() < length) {
            throw new EOFException("a git pack is cut off");
        }
        return buffer;
    }

    private static ByteBuffer readUpTo(FileChannel file, long offset, int length) throws IOException {
        ByteBuffer buffer = ByteBuffer.allocate(length);
        if (offset < 0) {
            throw damaged();
        }
        while (buffer.hasRemaining()) {
            if (file.read(buffer, offset + buffer.position()) < 0) {
                break;
            }
        }
        return buffer.flip();
    }

    private static IOException damaged() {
        return new IOException("a git pack is damaged");
    }

    void close() {
        for (FileChannel file : new FileChannel[] {index, pack}) {
            try {
                file.close();
            } catch (IOException e) {
                GitFolder.log().log(System.Logger.Level.DEBUG, "A file of git stays open", e);
            }
        }
    }
}
