package dev.tracker.persistence.away;

import static org.assertj.core.api.Assertions.assertThat;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Source;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.vendor.VendorQuery;
import dev.tracker.persistence.AvailableStore;
import dev.tracker.persistence.MigratedBySchema;
import dev.tracker.persistence.Store;
import dev.tracker.testkit.assertion.RecordAgreement;
import dev.tracker.testkit.database.DatabaseExtension;
import dev.tracker.testkit.database.TestDatabase;
import java.io.IOException;
import java.nio.ByteBuffer;
import java.nio.channels.FileChannel;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.nio.file.StandardOpenOption;
import java.util.List;
import java.util.stream.Stream;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.extension.RegisterExtension;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.EnumSource;

/** The mirror's file is damaged while the database is away. */
@Tag("long")
class LostMirrorTest {

    @RegisterExtension
    static final DatabaseExtension DATABASES =
            DatabaseExtension.postgresql("record", database -> new MigratedBySchema().migrate(database));

    private static final Caller ALICE = Caller.named("alice");

    @TempDir
    Path folder;

    private Project project;

    enum Damage {
        GARBAGE {
            @Override
            void to(Path file) throws IOException {
                Files.writeString(file, "This was a mirror.".repeat(1_000));
            }
        },
        /** The first pages are as they were, so that it opens. */
        SCRAMBLED {
            @Override
            void to(Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    long size = channel.size();
                    ByteBuffer noise = ByteBuffer.wrap("noise".repeat(100_000).getBytes(StandardCharsets.UTF_8));
                    noise.limit((int) Math.min(noise.capacity(), size - 8_192));
                    channel.write(noise, 8_192);
                }
            }
        },
        TRUNCATED {
            @Override
            void to(Path file) throws IOException {
                try (FileChannel channel = FileChannel.open(file, StandardOpenOption.WRITE)) {
                    channel.truncate(channel.size() / 3);
                }
            }
        };

        abstract void to(Path file) throws IOException;
    }

    @BeforeEach
    void mirror(TestDatabase database) {
        project = Project.in(folder, database);
        try (AvailableStore store = project.open()) {
            Tracker.over(store).vendors().create(CreateVendor.named("Acme"), ALICE);
            Tracker.over(store).statusFile().write();
        }
    }

    @ParameterizedTest
    @EnumSource
    void answersFromBelowAndGoesOnTakingWrites(Damage damage, TestDatabase database) throws IOException {
        damage.to(mirrorFile());

        try (AvailableStore store = project.withoutServer().open();
                Observation seen = Observation.begin()) {
            assertThat(vendors(store)).containsExactly("Acme");
            assertThat(seen.source()).isEqualTo(Source.MARKDOWN_FILE);
            assertThat(seen.warnings())
                    .singleElement()
                    .satisfies(warning -> assertThat(warning.message()).contains("sqlite_cache: "));
            Tracker.over(store).vendors().create(CreateVendor.named("Offline"), ALICE);
        }

        assertThat(asideFiles()).as("put aside, and kept").isNotEmpty();
        assertEachOnce(database, "Acme", "Offline");
    }

    @ParameterizedTest
    @EnumSource
    void bringsOnceWhatHadWaitedInIt(Damage damage, TestDatabase database) throws IOException {
        try (AvailableStore store = project.withoutServer().open()) {
            Tracker.over(store).vendors().create(CreateVendor.named("First"), ALICE);
            Tracker.over(store).vendors().create(CreateVendor.named("Second"), ALICE);
        }
        damage.to(mirrorFile());

        try (AvailableStore store = project.withoutServer().open()) {
            Tracker.over(store).vendors().list(VendorQuery.ALL);
            assertThat(Tracker.over(store).sync().status().pending())
                    .as("taken from the status file")
                    .isEqualTo(2);
            Tracker.over(store).vendors().create(CreateVendor.named("Third"), ALICE);
        }

        assertThat(asideFiles()).isNotEmpty();
        assertEachOnce(database, "Acme", "First", "Second", "Third");
    }

    private void assertEachOnce(TestDatabase database, String... names) {
        try (AvailableStore store = AvailableStore.openForOneCommand(project.settings())) {
            assertThat(Tracker.over(store).sync().now().pending()).isZero();
        }
        try (Store store = Store.open(database.jdbcUrl())) {
            assertThat(vendorsOf(Tracker.over(store))).containsExactlyInAnyOrder(names);
            assertThat(RecordAgreement.differencesAfterOfflineWrites(Tracker.over(store)))
                    .isEmpty();
        }
    }

    private static List<String> vendors(AvailableStore store) {
        return vendorsOf(Tracker.over(store));
    }

    private static List<String> vendorsOf(Tracker tracker) {
        return tracker.vendors().list(VendorQuery.ALL).page().items().stream()
                .map(Vendor::name)
                .toList();
    }

    private Path mirrorFile() {
        return folder.resolve(".tracker/cache.db");
    }

    private List<Path> asideFiles() throws IOException {
        try (Stream<Path> files = Files.list(folder.resolve(".tracker"))) {
            return files.filter(file -> file.toString().contains(".damaged-")).toList();
        }
    }
}
