package dev.tracker.persistence.files;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatExceptionOfType;

import dev.tracker.core.error.ValidationException;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.List;
import org.assertj.core.api.ThrowableAssert.ThrowingCallable;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.Parameter;
import org.junit.jupiter.params.ParameterizedClass;
import org.junit.jupiter.params.provider.EnumSource;

/** A project's folder beside others, seen by each of the two ways that systems allow. */
@ParameterizedClass
@EnumSource(FilesTests.Way.class)
abstract class FilesTests {

    /** How folders are opened. */
    enum Way {
        HELD(HeldFolder::open),
        NAMED(NamedFolder::open);

        @SuppressWarnings("ImmutableEnumChecker") // keeps nothing
        private final Folder.Opener opener;

        Way(Folder.Opener opener) {
            this.opener = opener;
        }

        Folder open(Path root, List<String> below) throws IOException {
            return opener.open(root, below);
        }
    }

    @Parameter
    Way way;

    @TempDir
    Path around;

    final Path project() throws IOException {
        return Files.createDirectories(around.resolve("project"));
    }

    final FolderProjectFiles files() throws IOException {
        return new FolderProjectFiles(project(), way.opener);
    }

    final Path write(String path, String text) throws IOException {
        Path file = project().resolve(path).normalize();
        Files.createDirectories(file.getParent());
        return Files.writeString(file, text);
    }

    static byte[] utf8(String text) {
        return text.getBytes(StandardCharsets.UTF_8);
    }

    static void refused(ThrowingCallable call, String... words) {
        assertThatExceptionOfType(ValidationException.class)
                .isThrownBy(call)
                .satisfies(e -> assertThat(e.violations()).singleElement().satisfies(violation -> {
                    assertThat(violation.field()).isEqualTo("path");
                    assertThat(violation.message()).contains(words);
                }));
    }
}
