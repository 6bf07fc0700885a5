package dev.tracker.persistence.files;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.project.ProjectFile;
import dev.tracker.core.project.ProjectFiles;
import java.io.IOException;
import java.nio.file.NoSuchFileException;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Comparator;
import java.util.List;
import java.util.Objects;
import java.util.Optional;
import java.util.function.Supplier;
import org.jspecify.annotations.Nullable;

/** The text files in and below a project's folder. */
public final class FolderProjectFiles implements ProjectFiles {

    private static final String MARKDOWN = ".md";

    private final Path project;
    private final Folder.Opener opener;
    private final ProjectLock lock;

    /** The files of the project in a folder. */
    public FolderProjectFiles(Path project) {
        this(project, HeldFolder::open, ProjectLock.PATIENCE);
    }

    FolderProjectFiles(Path project, Folder.Opener opener) {
        this(project, opener, ProjectLock.PATIENCE);
    }

    /** @param patience how long a call waits for others that write */
    FolderProjectFiles(Path project, Folder.Opener opener, Duration patience) {
        this.project = project.toAbsolutePath().normalize();
        this.opener = opener;
        this.lock = new ProjectLock(this.project, patience);
    }

    @Override
    public ProjectFile read(String path) {
        return find(path).orElseThrow(() -> Refusal.absent(path));
    }

    @Override
    public Optional<ProjectFile> find(String path) {
        return find(Place.of(project, path));
    }

    private Optional<ProjectFile> find(Place place) {
        refuseRoot(place);
        try {
            return Optional.of(new ProjectFile(place.path(), WatchedReading.of(place, () -> content(place))));
        } catch (NoSuchFileException e) {
            return Optional.empty();
        } catch (IOException e) {
            throw Refusal.failed(place.asked(), "read", e);
        }
    }

    private byte[] content(Place place) throws IOException {
        try (Folder folder = opener.open(place.root(), place.folder())) {
            return FileReading.read(folder, place.name(), place.asked());
        }
    }

    @Override
    public List<String> markdownAt(String path) {
        Place place = Place.of(project, path);
        if (!place.name().isEmpty() && !in(place, "read", folder -> isFolder(folder, place))) {
            return List.of(place.path());
        }
        try (Folder folder = opener.open(place.root(), place.asFolder())) {
            List<String> names = folder.names().stream()
                    .filter(name -> name.endsWith(MARKDOWN))
                    .sorted()
                    .toList();
            if (names.size() > MAX_LISTED) {
                throw Refusal.of(path, "names a folder of more than 10,000 files; name some of them");
            }
            String above = place.path();
            return names.stream()
                    .map(name -> above.isEmpty() ? name : above + "/" + name)
                    .toList();
        } catch (IOException e) {
            throw Refusal.failed(path, "read", e);
        }
    }

    private static boolean isFolder(Folder folder, Place place) throws IOException {
        try {
            return folder.attributes(place.name()).isDirectory();
        } catch (NoSuchFileException e) {
            throw Refusal.absent(place.asked());
        }
    }

    @Override
    public ProjectFile replace(String path, byte[] bytes, @Nullable ProjectFile before) {
        if (bytes.length > MAX_BYTES) {
            throw Refusal.of(path, "cannot be given a content of more than 16 MiB");
        }
        return lock.holding(() -> {
            Place place = Place.of(project, path);
            refuseIfChanged(find(place).map(ProjectFile::sha256).orElse(null), before, path);
            return in(place, "written", folder -> {
                FileWriting.replace(folder, place.name(), bytes);
                return new ProjectFile(place.path(), bytes);
            });
        });
    }

    private static void refuseIfChanged(@Nullable String now, @Nullable ProjectFile before, String path) {
        if (!Objects.equals(now, before == null ? null : before.sha256())) {
            throw Refusal.of(path, "names a file that somebody changed after it was read; call again to take that in");
        }
    }

    @Override
    public String backUp(ProjectFile file) {
        Place place = Place.of(project, file.path());
        return in(place, "backed up", folder -> {
            // Above all that there are, so that the last made has the highest number, whichever were taken away.
            int number = folder.names().stream()
                            .mapToInt(name -> BackupNames.number(place.name(), name))
                            .max()
                            .orElse(-1)
                    + 1;
            Place copy = place.sibling(BackupNames.of(place.name(), number));
            while (!FileWriting.create(
                    folder, copy.name(), file.bytes(), FileWriting.permissions(folder, place.name()))) {
                number++;
                copy = place.sibling(BackupNames.of(place.name(), number));
            }
            return copy.path();
        });
    }

    @Override
    public Optional<ProjectFile> lastBackup(String path) {
        Place place = Place.of(project, path);
        List<String> latestFirst = in(
                place,
                "read",
                folder -> folder.names().stream()
                        .filter(name -> BackupNames.number(place.name(), name) >= 0)
                        .sorted(Comparator.comparingInt((String name) -> BackupNames.number(place.name(), name))
                                .reversed())
                        .toList());
        return latestFirst.stream()
                .map(name -> ordinary(place.sibling(name)))
                .flatMap(Optional::stream)
                .findFirst();
    }

    /** A copy as they are made here; empty where that is a folder, a link, a binary or what may not be read. */
    private Optional<ProjectFile> ordinary(Place copy) {
        try {
            return find(copy);
        } catch (ValidationException e) {
            System.getLogger("dev.tracker.persistence")
                    .log(System.Logger.Level.DEBUG, "The copy " + copy.path() + " is passed over", e);
            return Optional.empty();
        }
    }

    @Override
    public <T> T exclusively(Supplier<T> work) {
        return lock.holding(work);
    }

    private <T> T in(Place place, String doing, InFolder<T> work) {
        refuseRoot(place);
        try (Folder folder = opener.open(place.root(), place.folder())) {
            return work.of(folder);
        } catch (IOException e) {
            throw Refusal.failed(place.asked(), doing, e);
        }
    }

    private static void refuseRoot(Place place) {
        if (place.name().isEmpty()) {
            throw Refusal.of(place.asked(), "names a folder, not a file");
        }
    }

    @FunctionalInterface
    private interface InFolder<T> {
        T of(Folder folder) throws IOException;
    }
}
