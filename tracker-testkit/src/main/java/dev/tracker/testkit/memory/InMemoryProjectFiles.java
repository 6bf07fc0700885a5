package dev.tracker.testkit.memory;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.Objects;
import java.util.Optional;
import java.util.concurrent.ConcurrentSkipListMap;
import java.util.concurrent.locks.ReentrantLock;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/**
 * The text files of a project that is in memory only. There is a folder wherever a file has been put below it, so that
 * any folder "is there"; a path may not be absolute, as no folder of a disk is the project's.
 */
final class InMemoryProjectFiles implements ProjectFiles {

    private static final List<String> OURS = List.of(".tracker", ".git");
    private static final int TEXT_IS_SEEN_BY = 8192;

    private final Map<String, byte[]> files = new ConcurrentSkipListMap<>();
    private final ReentrantLock lock = new ReentrantLock(true);

    @Override
    public ProjectFile read(String path) {
        return find(path).orElseThrow(() -> absent(path));
    }

    @Override
    public Optional<ProjectFile> find(String path) {
        String name = named(path);
        byte[] bytes = files.get(name);
        if (bytes == null) {
            if (isFolder(name)) {
                throw refusal(path, "names a folder, not a file");
            }
            return Optional.empty();
        }
        if (isBinary(bytes)) {
            throw refusal(path, "names a binary file, not a text");
        }
        return Optional.of(new ProjectFile(name, bytes));
    }

    @Override
    public List<String> markdownAt(String path) {
        String name = normal(path);
        if (files.containsKey(name)) {
            return List.of(name);
        }
        if (!name.isEmpty() && !isFolder(name)) {
            throw absent(path);
        }
        String above = name.isEmpty() ? "" : name + "/";
        List<String> found = files.keySet().stream()
                .filter(file -> file.startsWith(above) && file.indexOf('/', above.length()) < 0 && file.endsWith(".md"))
                .toList();
        if (found.size() > MAX_LISTED) {
            throw refusal(path, "names a folder of more than 10,000 files; name some of them");
        }
        return found;
    }

    @Override
    public ProjectFile replace(String path, byte[] bytes, @Nullable ProjectFile before) {
        if (bytes.length > MAX_BYTES) {
            throw refusal(path, "cannot be given a content of more than 16 MiB");
        }
        return exclusively(() -> {
            String now = find(path).map(ProjectFile::sha256).orElse(null);
            if (!Objects.equals(now, before == null ? null : before.sha256())) {
                throw refusal(path, "names a file that somebody changed after it was read; call again to take that in");
            }
            String name = named(path);
            files.put(name, bytes.clone());
            return new ProjectFile(name, bytes);
        });
    }

    @Override
    public String backUp(ProjectFile file) {
        return exclusively(() -> {
            String name = named(file.path()) + ".backup";
            String copy = name;
            for (int number = 1; files.putIfAbsent(copy, file.bytes()) != null; number++) {
                copy = name + "." + number;
            }
            return copy;
        });
    }

    @Override
    public Optional<ProjectFile> lastBackup(String path) {
        String name = named(path) + ".backup";
        String last = null;
        String copy = name;
        for (int number = 1; files.containsKey(copy); number++) {
            last = copy;
            copy = name + "." + number;
        }
        return Optional.ofNullable(last).map(this::read);
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        lock.lock();
        try {
            return work.get();
        } finally {
            lock.unlock();
        }
    }

    private boolean isFolder(String name) {
        return name.isEmpty() || files.keySet().stream().anyMatch(file -> file.startsWith(name + "/"));
    }

    private static boolean isBinary(byte[] bytes) {
        int seen = Math.min(bytes.length, TEXT_IS_SEEN_BY);
        for (int i = 0; i < seen; i++) {
            if (bytes[i] == 0) {
                return true;
            }
        }
        return false;
    }

    /** The path of a file in the one form that it has. */
    private static String named(String path) {
        String name = normal(path);
        if (name.isEmpty()) {
            throw refusal(path, "names a folder, not a file");
        }
        return name;
    }

    private static String normal(String path) {
        if (path.isBlank()) {
            throw refusal(path, "must name a file of the project");
        }
        if (path.indexOf('\0') >= 0) {
            throw refusal(path, "must be a path that the system can have");
        }
        if (path.startsWith("/")) {
            throw outside(path);
        }
        List<String> names = new ArrayList<>();
        for (String part : path.split("/", -1)) {
            if ("..".equals(part)) {
                if (names.isEmpty()) {
                    throw outside(path);
                }
                names.remove(names.size() - 1);
            } else if (!part.isEmpty() && !".".equals(part)) {
                names.add(part);
            }
        }
        if (names.stream().anyMatch(name -> OURS.stream().anyMatch(name::equalsIgnoreCase))) {
            throw refusal(path, "leads into a folder that git or this program keeps for itself");
        }
        return String.join("/", names);
    }

    private static ValidationException absent(String path) {
        return refusal(path, "names a file that does not exist");
    }

    private static ValidationException outside(String path) {
        return refusal(path, "leads outside of the project's folder; name a file in it");
    }

    private static ValidationException refusal(String path, String message) {
        return ValidationException.of("path", message, path);
    }
}
