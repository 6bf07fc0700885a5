package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;

import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.util.List;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;

class MachineKeysTest {

    @TempDir
    Path temporary;

    private Path state;
    private Path folder;

    @BeforeEach
    void make() throws IOException {
        state = temporary.resolve("home/.local/state/tracker");
        folder = Files.createDirectories(temporary.resolve("project/.tracker"));
    }

    private static byte[] first(MachineKeys keys) {
        return keys.find(true).get(0);
    }

    private static boolean counts(byte[] key, MachineKeys keys) {
        List<byte[]> found = keys.find(false);
        return found.stream().anyMatch(other -> java.util.Arrays.equals(key, other));
    }

    @Test
    void areTheSameAgainAndNobodyElses() throws IOException {
        byte[] made = first(new MachineKeys(state, folder));

        assertThat(counts(made, new MachineKeys(state, folder))).isTrue();
        assertThat(Files.getPosixFilePermissions(state.resolve("machine.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.getPosixFilePermissions(folder.resolve("journal.key")))
                .isEqualTo(PosixFilePermissions.fromString("rw-------"));
        assertThat(Files.readString(folder.resolve("journal.key")))
                .doesNotContain(Files.readString(state.resolve("machine.key")).strip());
    }

    @Test
    void areMadeOnlyWhenSomethingIsToBeProven() {
        assertThat(new MachineKeys(state, folder).find(false)).isEmpty();

        assertThat(state).doesNotExist();
        assertThat(folder.resolve("journal.key")).doesNotExist();
    }

    @Test
    void outliveTheFolderOfTheJournal() throws IOException {
        byte[] made = first(new MachineKeys(state, folder));
        Files.delete(folder.resolve("journal.key"));

        assertThat(counts(made, new MachineKeys(state, folder))).isTrue();
    }

    @Test
    void moveWithTheProject() throws IOException {
        byte[] made = first(new MachineKeys(state, folder));
        Path moved = Files.move(folder.getParent(), temporary.resolve("moved")).resolve(".tracker");

        assertThat(counts(made, new MachineKeys(state, moved))).isTrue();
    }

    @Test
    void differFromFolderToFolder() throws IOException {
        Path other = Files.createDirectories(temporary.resolve("other/.tracker"));

        assertThat(counts(first(new MachineKeys(state, folder)), new MachineKeys(state, other)))
                .isFalse();
    }

    @Test
    void doNotComeWithARepository() throws IOException {
        Path stranger = Files.createDirectories(temporary.resolve("stranger/.tracker"));
        byte[] theirs = first(new MachineKeys(temporary.resolve("elsewhere"), stranger));
        byte[] theirLocal = first(new MachineKeys(null, Files.createDirectories(temporary.resolve("local/.tracker"))));
        for (String from : new String[] {"stranger", "local"}) {
            Files.deleteIfExists(folder.resolve("journal.key"));
            Files.copy(temporary.resolve(from + "/.tracker/journal.key"), folder.resolve("journal.key"));
            Files.setPosixFilePermissions(folder.resolve("journal.key"), PosixFilePermissions.fromString("rw-------"));

            for (MachineKeys own : List.of(new MachineKeys(state, folder), new MachineKeys(null, folder))) {
                first(own);
                assertThat(counts(theirs, own)).isFalse();
                assertThat(counts(theirLocal, own)).isFalse();
            }
        }
    }

    @Test
    void doNotCountWhereOthersMayReadThem() throws IOException {
        byte[] made = first(new MachineKeys(null, folder));
        assertThat(counts(made, new MachineKeys(null, folder))).isTrue();

        Files.setPosixFilePermissions(folder.resolve("journal.key"), PosixFilePermissions.fromString("rw-r--r--"));

        assertThat(counts(made, new MachineKeys(null, folder))).isFalse();
    }

    @Test
    void standBesideTheJournalWhereTheUserHasNoFolder() throws IOException {
        Path unusable =
                Files.writeString(temporary.resolve("file"), "no folder").resolve("tracker");
        byte[] made = first(new MachineKeys(unusable, folder));

        assertThat(counts(made, new MachineKeys(unusable, folder))).isTrue();
        // A home that is there later on does not make what was written void.
        assertThat(counts(made, new MachineKeys(state, folder))).isTrue();
    }
}
