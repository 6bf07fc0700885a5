package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import dev.tracker.core.Tracker;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.availability.Warning;
import dev.tracker.core.entity.Caller;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.vendor.CreateVendor;
import dev.tracker.core.vendor.VendorQuery;
import java.io.IOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Clock;
import java.util.HashMap;
import java.util.Map;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** What a project's files say counts only as far as it stays in the project, or the user trusts it. */
class UntrustedProjectTest {

    @TempDir
    Path folder;

    private final Map<String, String> environment = new HashMap<>();
    private Path project;
    private Path precious;
    private ServerSocket stranger;

    @BeforeEach
    void makeThem() throws IOException {
        project = Files.createDirectory(folder.resolve("project"));
        Files.createDirectory(project.resolve(".tracker"));
        Path home = Files.createDirectory(folder.resolve("home"));
        precious = Files.writeString(home.resolve("precious"), "PRECIOUS\n");
        environment.put("HOME", home.toString());
        environment.put("TRACKER_DATABASE_PASSWORD", "of the user");
        stranger = new ServerSocket(0, 5, InetAddress.getLoopbackAddress());
        stranger.setSoTimeout(1);
    }

    @AfterEach
    void nobodyWasCalledAndNothingChanged() throws IOException {
        assertThatThrownBy(stranger::accept).as("nobody calls the stranger").hasMessageContaining("timed out");
        stranger.close();
        assertThat(precious).hasContent("PRECIOUS");
        assertThat(folder.resolve("home")).isDirectoryNotContaining("glob:**precious?*");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "database.url=jdbc:postgresql://127.0.0.1:PORT/x?user=u",
                "database.url=jdbc:postgresql://127.0.0.1:PORT/x?socketFactory=evil.Class&sslkey=/x",
                "database.url=jdbc:postgresql:x",
                "database.url=jdbc:sqlite:.tracker/tracker.db?enable_load_extension=true",
                "database.url=jdbc:sqlite:HOME/precious",
                "database.url=jdbc:sqlite:../home/precious",
                "cache.path=HOME/precious",
                "cache.path=../home/new.db",
                "cache.path=.git/hooks/x",
                "status-file=../home/precious",
                "d\\u0061tabase.url = jdbc\\:postgresql://127.0.0.1:PORT/x"
            })
    void isReadWithAWarningAndNotWritten(String line) throws IOException {
        say(line);

        ProjectSettings settings = settings();

        assertThat(settings.untrusted()).hasSize(1);
        if (line.contains("postgresql")) {
            assertThat(settings.store().password()).isNull();
        }
        String key = settings.untrusted().get(0).key();
        refusesWrites(settings, key);
        try (AvailableStore store = AvailableStore.openForOneCommand(settings);
                Observation observation = Observation.begin()) {
            Tracker.over(store, Clock.systemUTC()).vendors().list(VendorQuery.ALL);

            assertThat(observation.warnings())
                    .filteredOn(warning -> warning.code().equals(Warning.UNTRUSTED_SETTINGS))
                    .singleElement()
                    .extracting(Warning::message)
                    .asString()
                    .contains(key, "tracker trust", project.toString());
        }
        assertThat(project.resolve(".tracker")).isDirectoryContaining("glob:**config.properties");
        assertThat(project.resolve(".tracker").toFile().list()).hasSize(1);
        assertThat(Checkup.of(settings))
                .filteredOn(finding -> finding.subject().equals("trust"))
                .singleElement()
                .satisfies(finding -> assertThat(finding.isWell()).isFalse());
    }

    @Test
    void sendsNoFileOfTheUsersToAServer() throws IOException {
        environment.remove("TRACKER_DATABASE_PASSWORD");
        say(
                "database.url=jdbc:postgresql://127.0.0.1:PORT/x?user=u",
                "database.password-file=HOME/precious",
                "database.user=eve");

        assertThat(settings().untrusted())
                .extracting(OutsideSetting::key)
                .containsExactly("database.url", "database.user", "database.password-file");
        assertThat(settings().store().password()).isNull();
        environment.put("TRACKER_DATABASE_URL", "jdbc:postgresql://db/own");
        assertThat(settings().untrusted())
                .as("nor to the user's own, as somebody else")
                .extracting(OutsideSetting::key)
                .containsExactly("database.user", "database.password-file");
        assertThat(settings().store().password()).isNull();
    }

    @Test
    void countsWhenTheUserTrustsItUntilTheFileChanges() throws IOException {
        say("cache.path=HOME/new.db");
        assertThat(settings().cachePath()).isEqualTo(project.resolve(".tracker/cache.db"));

        TrustedProjects.of(environment).trust(project, settings().outside());

        assertThat(settings().untrusted()).isEmpty();
        assertThat(settings().cachePath()).isEqualTo(folder.resolve("home/new.db"));
        assertThat(TrustedProjects.of(environment).projects()).containsExactly(project.toRealPath());
        say("cache.path=HOME/other.db");
        assertThat(settings().untrusted()).hasSize(1);
        say("cache.path=HOME/new.db");
        assertThat(settings().untrusted()).isEmpty();
        assertThat(TrustedProjects.of(environment).remove(project)).isTrue();
        assertThat(settings().untrusted()).hasSize(1);
    }

    @Test
    void isTrustedForEachOfItsFiles() throws IOException {
        say("cache.path=HOME/new.db");
        TrustedProjects.of(environment).trust(project, settings().outside());

        Files.writeString(project.resolve("tracker.properties"), "status-file=../home/precious\n");

        assertThat(settings().untrusted()).extracting(OutsideSetting::key).containsExactly("status-file");
        assertThat(settings().cachePath()).isEqualTo(folder.resolve("home/new.db"));
    }

    @Test
    void namesWhatAStrongerPlaceHidesToWhoTrustsTheFile() throws IOException {
        environment.put("TRACKER_CACHE_PATH", ".tracker/mine.db");
        say("cache.path=HOME/precious");

        assertThat(settings().untrusted()).isEmpty();
        assertThat(settings().outside()).extracting(OutsideSetting::key).containsExactly("cache.path");
    }

    @ParameterizedTest
    @ValueSource(strings = {".tracker", ".tracker/config.properties", ".tracker/tracker.db", ".project_status.md"})
    void followsNoLinkOutOfTheProject(String link) throws IOException {
        Path target = link.equals(".tracker") ? folder.resolve("home") : precious;
        if (link.equals(".tracker")) {
            Files.delete(project.resolve(".tracker"));
            Files.writeString(folder.resolve("home/config.properties"), "actor=eve\n");
        }
        Files.createSymbolicLink(project.resolve(link), target);

        ProjectSettings settings = settings();

        assertThat(settings.untrusted()).extracting(OutsideSetting::key).containsExactly(link);
        assertThat(settings.actor()).isNotEqualTo("eve");
        refusesWrites(settings, link);
        TrustedProjects.of(environment).trust(project, settings.outside());
        if (!link.equals(".tracker/config.properties")) {
            assertThat(settings().untrusted()).isEmpty();
        }
    }

    @Test
    void takesTheUsersOwnWord() throws IOException {
        environment.put("TRACKER_CACHE_PATH", folder.resolve("home/cache.db").toString());
        environment.put("TRACKER_DATABASE_URL", "jdbc:postgresql://127.0.0.1:1/x");

        ProjectSettings settings = settings();

        assertThat(settings.outside()).isEmpty();
        assertThat(settings.store().password()).isEqualTo("of the user");
        assertThat(settings.cachePath()).isEqualTo(folder.resolve("home/cache.db"));
    }

    private static void refusesWrites(ProjectSettings settings, String key) {
        try (AvailableStore store = AvailableStore.open(settings)) {
            Tracker tracker = Tracker.over(store, Clock.systemUTC());
            assertThatThrownBy(() -> tracker.vendors().create(CreateVendor.named("Acme"), Caller.named("ada")))
                    .isInstanceOf(DatabaseException.class)
                    .hasMessageContainingAll(key, "tracker trust", "Nothing was changed");
            assertThatThrownBy(() -> tracker.statusFile().write()).isInstanceOf(TrackerException.class);
            assertThatThrownBy(() -> store.files().replace("x", new byte[0], null))
                    .isInstanceOf(DatabaseException.class);
        }
    }

    private void say(String... lines) throws IOException {
        String text = String.join("\n", lines)
                .replace("PORT", String.valueOf(stranger.getLocalPort()))
                .replace("HOME", folder.resolve("home").toString());
        Files.writeString(project.resolve(".tracker/config.properties"), text + "\n");
    }

    private ProjectSettings settings() {
        return ProjectSettings.resolve(SettingOptions.NONE, environment, project);
    }
}
