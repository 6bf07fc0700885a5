package dev.tracker.persistence;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.assertj.core.api.Assertions.catchThrowableOfType;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import java.io.IOException;
import java.nio.file.Files;
import java.nio.file.Path;
import java.time.Duration;
import java.util.Map;
import org.junit.jupiter.api.BeforeEach;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.api.io.TempDir;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class ProjectSettingsTest {

    @TempDir
    Path project;

    @BeforeEach
    void makeFolder() throws IOException {
        Files.createDirectory(project.resolve(".tracker"));
    }

    @Test
    void archivesAfterWholeDays() {
        assertThat(resolve(SettingOptions.NONE, Map.of("TRACKER_ARCHIVE_AFTER", "P30D"))
                        .archiveAfterDays())
                .isEqualTo(30);
        assertThatThrownBy(() -> resolve(SettingOptions.NONE, Map.of("TRACKER_ARCHIVE_AFTER", "PT1H")))
                .isInstanceOf(ValidationException.class)
                .hasMessageContaining("must be a duration of 1 to 36500 days");
    }

    @Test
    void hasDefaultsForEverything() {
        ProjectSettings settings = resolve(SettingOptions.NONE, Map.of());

        assertThat(settings.projectFolder()).isEqualTo(project);
        assertThat(settings.store().url()).isEqualTo("jdbc:sqlite:.tracker/tracker.db");
        assertThat(settings.store().projectFolder()).isEqualTo(project);
        assertThat(settings.actor()).isEqualTo(System.getProperty("user.name"));
        assertThat(settings.cachePath()).isEqualTo(project.resolve(".tracker/cache.db"));
        assertThat(settings.cacheTtl()).isEqualTo(Duration.ofMinutes(30));
        assertThat(settings.statusFile()).isEqualTo(project.resolve(".project_status.md"));
        assertThat(settings.fallback()).isTrue();
        assertThat(settings.archiveAfter()).isEqualTo(Duration.ofDays(365));
        assertThat(settings.sources()).allMatch(setting -> setting.source().equals("default"));
    }

    @Test
    void letsAWriteMakeTheRecordWhereOneIsWanted() throws IOException {
        Path plain = Files.createDirectory(project.resolve("plain"));
        Path repository = Files.createDirectories(project.resolve("repository/.git"));
        Files.writeString(repository.resolve("HEAD"), "ref: refs/heads/main\n");
        Path root = repository.getParent();
        Files.delete(project.resolve(".tracker"));

        assertThat(creation(plain, Map.of())).isEqualTo(RecordCreation.PLAIN_FOLDER);
        assertThat(started(plain, Map.of())).isEqualTo(RecordCreation.STARTED_HERE);
        assertThat(started(plain, Map.of("HOME", plain.toString()))).isEqualTo(RecordCreation.REFUSED);
        assertThat(creation(plain, Map.of("TRACKER_PROJECT_DIR", plain.toString())))
                .isEqualTo(RecordCreation.NAMED);
        assertThat(creation(root, Map.of())).isEqualTo(RecordCreation.GIT_ROOT);
        assertThat(creation(root, Map.of("HOME", root.toString())))
                .as("a home directory, which would catch every project below")
                .isEqualTo(RecordCreation.REFUSED);
        Files.createDirectory(plain.resolve(".tracker"));
        assertThat(creation(plain, Map.of())).isEqualTo(RecordCreation.INITIALIZED);
    }

    private static RecordCreation started(Path folder, Map<String, String> environment) {
        return ProjectSettings.resolve(SettingOptions.NONE, environment, folder)
                .startedInProject()
                .creation();
    }

    private static RecordCreation creation(Path folder, Map<String, String> environment) {
        return ProjectSettings.resolve(SettingOptions.NONE, environment, folder).creation();
    }

    @Test
    void prefersOptionsToTheEnvironmentAndThatToTheFile() throws IOException {
        write("database.url=jdbc:sqlite:file.db\nactor=file\ncache.ttl=PT1H\nfallback=off\n");

        ProjectSettings settings = resolve(
                new SettingOptions(null, null, "option"),
                Map.of("TRACKER_DATABASE_URL", "jdbc:sqlite:env.db", "TRACKER_ACTOR", "env", "TRACKER_UNKNOWN", "x"));

        assertThat(settings.actor()).isEqualTo("option");
        assertThat(settings.store().url()).isEqualTo("jdbc:sqlite:env.db");
        assertThat(settings.cacheTtl()).isEqualTo(Duration.ofHours(1));
        assertThat(settings.fallback()).isFalse();
        assertThat(settings.sources())
                .contains(
                        new Setting("actor", "option", "--actor"),
                        new Setting("database.url", "jdbc:sqlite:env.db", "TRACKER_DATABASE_URL"),
                        new Setting("cache.ttl", "PT1H", ".tracker/config.properties"),
                        new Setting("archive.after", "P365D", "default"));
    }

    @Test
    void takesAnEmptyVariableForNone() {
        ProjectSettings settings = resolve(SettingOptions.NONE, Map.of("TRACKER_FALLBACK", " "));

        assertThat(settings.fallback()).isTrue();
    }

    @Test
    void readsWhatATeamSharesAndWhatTheUserSaysForEveryProject() throws IOException {
        write("\ufeffactor=own\r\n");
        Files.writeString(project.resolve("tracker.properties"), "\ufeffactor=team\ncache.ttl=PT2H\n");
        Path ofUser = Files.createDirectories(project.resolve("home/.config/tracker"));
        Files.writeString(ofUser.resolve("config.properties"), "cache.ttl=PT3H\ndatabase.url=jdbc:postgresql://db/t\n");
        Map<String, String> user = Map.of("HOME", project.resolve("home").toString());

        ProjectSettings settings = resolve(SettingOptions.NONE, user);
        ProjectSettings elsewhere = resolve(
                SettingOptions.NONE,
                Map.of("XDG_CONFIG_HOME", project.resolve("home").toString()));

        assertThat(settings.actor()).isEqualTo("own");
        assertThat(settings.cacheTtl()).isEqualTo(Duration.ofHours(2));
        assertThat(settings.store().url()).isEqualTo("jdbc:postgresql://db/t");
        assertThat(settings.untrusted()).isEmpty();
        assertThat(elsewhere.store().url()).isEqualTo("jdbc:sqlite:.tracker/tracker.db");
    }

    @Test
    void readsNoPipeAndNoEndlessFile() throws Exception {
        Path file = project.resolve("tracker.properties");
        new ProcessBuilder("mkfifo", file.toString()).start().waitFor();

        assertThat(refusal(SettingOptions.NONE, Map.of()))
                .hasMessageContaining("tracker.properties must be an ordinary");

        Files.delete(file);
        Files.createSymbolicLink(file, Path.of("/dev/zero"));
        assertThat(resolve(SettingOptions.NONE, Map.of()).untrusted())
                .extracting(OutsideSetting::key)
                .containsExactly("tracker.properties");
    }

    @Test
    void saysEveryFaultWithItsKeyAndWhereItCameFrom() throws IOException {
        write("colour=red\nfalback=off\narchive.after=soon\nstatus-file=\n");

        ValidationException refusal = refusal(
                new SettingOptions("jdbc:oracle:x", "nowhere", "x".repeat(101)),
                Map.of("TRACKER_CACHE_TTL", "-PT1M", "TRACKER_FALLBACK", "maybe"));

        assertThat(refusal.violations().stream().map(Violation::field))
                .containsExactlyInAnyOrder(
                        "project",
                        "colour",
                        "falback",
                        "database.url",
                        "actor",
                        "cache.ttl",
                        "status-file",
                        "fallback",
                        "archive.after");
        assertThat(refusal)
                .hasMessageContaining("cache.ttl from TRACKER_CACHE_TTL must be a duration")
                .hasMessageContaining("archive.after from .tracker/config.properties must be a duration")
                .hasMessageContaining("database.url from --database must begin with")
                .hasMessageContaining("project from --project must be a folder")
                .hasMessageContaining("did you mean fallback?")
                .hasMessageContaining("fallback from TRACKER_FALLBACK must be on or off");
    }

    @Test
    void readsThePasswordFromItsFile() throws IOException {
        Files.writeString(project.resolve("secret"), "  s3cret\n");
        write("database.url=jdbc:postgresql://db/tracker\ndatabase.user=anna\ndatabase.password-file=secret\n");

        Map<String, String> user = Map.of("HOME", project.resolve("home").toString());
        TrustedProjects.of(user)
                .trust(project, resolve(SettingOptions.NONE, user).outside());

        ProjectSettings fromFile = resolve(SettingOptions.NONE, user);
        ProjectSettings fromEnvironment =
                resolve(SettingOptions.NONE, Map.of("HOME", user.get("HOME"), "TRACKER_DATABASE_PASSWORD", "other"));

        assertThat(fromFile.store().password()).isEqualTo("s3cret");
        assertThat(fromFile.store().user()).isEqualTo("anna");
        assertThat(fromEnvironment.store().password()).isEqualTo("other");
        assertThat(fromFile.toString()).doesNotContain("s3cret");
        assertThat(fromEnvironment.toString()).doesNotContain("=other");
    }

    @Test
    void neverShowsAPassword() throws IOException {
        String url = "jdbc:postgresql://db/tracker?user=a&password=s3cret&sslpassword=s3cret";
        write("database.password=s3cret\n");

        ProjectSettings settings = withoutFile(url);
        ValidationException unknown = refusal(SettingOptions.NONE, Map.of());
        ValidationException broken =
                refusal(new SettingOptions("jdbc:postgresql://a:s3cret@db/x", null, null), Map.of());

        assertThat(settings.toString()).doesNotContain("s3cret").contains("password=***");
        assertThat(unknown).hasMessageContaining("database.password-file").hasMessageNotContaining("s3cret");
        assertThat(unknown.details().toString()).doesNotContain("s3cret");
        assertThat(broken).hasMessageNotContaining("s3cret");
        assertThat(broken.details().toString()).doesNotContain("s3cret");
    }

    private ProjectSettings withoutFile(String url) throws IOException {
        Path elsewhere = Files.createDirectory(project.resolve("elsewhere"));
        return resolve(new SettingOptions(url, elsewhere.toString(), null), Map.of());
    }

    @Test
    void refusesAPasswordFileThatCannotBeRead() throws IOException {
        write("database.password-file=missing\n");

        assertThat(refusal(SettingOptions.NONE, Map.of()))
                .hasMessageContaining("database.password-file from .tracker/config.properties must be a file");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:",
                "jdbc:sqlite::memory:",
                "jdbc:postgresql://host",
                "jdbc:postgresql://host:port/db",
                "jdbc:postgresql://user:pass@host/db",
                "jdbc:postgresql://h1:1,:x/db",
                "postgresql://host/db"
            })
    void refusesUrlsThatNothingUnderstands(String url) {
        assertThat(refusal(new SettingOptions(url, null, null), Map.of()).violations())
                .extracting(Violation::field)
                .containsExactly("database.url");
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "jdbc:sqlite:/tmp/x.db",
                "jdbc:sqlite:file:/tmp/x.db?cache=private",
                "jdbc:postgresql:tracker",
                "jdbc:postgresql://host/tracker",
                "jdbc:postgresql://h1:5432,h2:5433/tracker?targetServerType=primary",
                "jdbc:postgresql://[::1]:5432/tracker",
                "jdbc:postgresql:///tracker"
            })
    void takesUrlsOfBothProducts(String url) {
        assertThat(resolve(new SettingOptions(url, null, null), Map.of())
                        .store()
                        .url())
                .isEqualTo(url);
    }

    @Test
    void findsTheNearestProjectUpwards() throws IOException {
        Path inner = Files.createDirectories(project.resolve("a/b"));

        assertThat(ProjectSettings.resolve(SettingOptions.NONE, Map.of(), inner).projectFolder())
                .isEqualTo(project);
    }

    @Test
    void takesTheWorkingTreesRootWhereThereIsNoProjectYet() throws IOException {
        Files.delete(project.resolve(".tracker"));
        Files.createDirectories(project.resolve(".git"));
        Files.writeString(project.resolve(".git/HEAD"), "ref: refs/heads/main\n");
        Path inner = Files.createDirectories(project.resolve("a/b"));

        assertThat(ProjectSettings.resolve(SettingOptions.NONE, Map.of(), inner).projectFolder())
                .isEqualTo(project);
    }

    private void write(String properties) throws IOException {
        Files.writeString(project.resolve(".tracker/config.properties"), properties);
    }

    private ProjectSettings resolve(SettingOptions options, Map<String, String> environment) {
        return ProjectSettings.resolve(options, environment, project);
    }

    private ValidationException refusal(SettingOptions options, Map<String, String> environment) {
        return catchThrowableOfType(ValidationException.class, () -> resolve(options, environment));
    }
}
