package dev.tracker.testkit.fault;

import java.io.IOException;
import java.io.UncheckedIOException;
import java.net.InetAddress;
import java.net.ServerSocket;
import java.net.SocketTimeoutException;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.nio.file.attribute.PosixFilePermissions;
import java.security.MessageDigest;
import java.security.NoSuchAlgorithmException;
import java.util.HexFormat;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.TreeMap;
import java.util.stream.Stream;

/**
 * A repository of a stranger's in a folder, beside the home directory of the user who cloned it: settings, links, hooks, filters,
 * alternates and includes of it name a server that listens, programs that would leave a trace, and the user's files. Of one
 * thread; closed by its owner.
 */
public final class HostileProject implements AutoCloseable {

    private final Path folder;
    private final Path project;
    private final Path home;
    private final ServerSocket server;
    private final Map<String, String> before;

    /** What is hostile beside the repository of git itself. */
    public enum Kind {
        /** The settings of the project reach outside of it. */
        SETTINGS,
        /** Names of this program's files are links that lead outside. */
        LINKS,
        /** The program's own folder is a link to the user's. */
        FOLDER,
        /** Only what git keeps, so that the record itself can be used. */
        GIT
    }

    private HostileProject(Path folder, ServerSocket server) throws IOException {
        this.folder = folder;
        this.project = Files.createDirectory(folder.resolve("project"));
        this.home = Files.createDirectory(folder.resolve("home"));
        this.server = server;
        this.before = new TreeMap<>();
    }

    /**
     * Makes one.
     *
     * @param folder an empty one
     */
    public static HostileProject in(Path folder, Kind kind) {
        try {
            ServerSocket server = new ServerSocket(0, 50, InetAddress.getLoopbackAddress());
            server.setSoTimeout(1);
            HostileProject made = new HostileProject(folder, server);
            made.makeHome();
            made.makeGit();
            made.makeSubmodules();
            Files.writeString(made.project.resolve("a\nname\u001b[31m"), "odd");
            switch (kind) {
                case SETTINGS -> made.makeSettings();
                case LINKS -> made.makeLinks();
                case FOLDER -> Files.createSymbolicLink(made.project.resolve(".tracker"), made.home);
                case GIT -> {}
            }
            made.before.putAll(made.outside());
            return made;
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    public Path project() {
        return project;
    }

    /** Folders of the project in which a command may be given: its root, and such as say that they are of another repository. */
    public List<Path> folders() {
        return List.of(project, project.resolve("outside"), project.resolve("absorbed"), project.resolve("linked"));
    }

    /** The environment of the user, with what the stranger is after. */
    public Map<String, String> environment() {
        return Map.of("HOME", home.toString(), "TRACKER_DATABASE_PASSWORD", "the user's own");
    }

    private void makeHome() throws IOException {
        for (String name : List.of("precious", "cache.db", "tracker.db", "config.properties", ".gitconfig")) {
            Files.writeString(home.resolve(name), "# PRECIOUS " + name + "\n");
        }
        Files.createFile(home.resolve("empty"));
        Path program = Files.writeString(home.resolve("program"), "#!/bin/sh\ntouch '" + home + "/ran'\n");
        if (program.getFileSystem().supportedFileAttributeViews().contains("posix")) {
            Files.setPosixFilePermissions(program, PosixFilePermissions.fromString("rwxr-xr-x"));
        }
        Path other = Files.createDirectories(home.resolve("other/.git/objects/ab"));
        Files.writeString(other.resolve("c".repeat(38)), "an object");
        Files.writeString(home.resolve("other/.git/HEAD"), "ref: refs/heads/PRECIOUS\n");
    }

    private void makeGit() throws IOException {
        Path git = Files.createDirectory(project.resolve(".git"));
        Files.createDirectories(git.resolve("refs/heads"));
        Files.createDirectories(git.resolve("objects/info"));
        Path hooks = Files.createDirectory(git.resolve("hooks"));
        String program = home.resolve("program").toString();
        Files.writeString(git.resolve("HEAD"), "ref: refs/heads/../../../../home/precious\n");
        Files.writeString(git.resolve("commondir"), "../../home/other/.git\n");
        Files.writeString(git.resolve("objects/info/alternates"), home.resolve("other/.git/objects") + "\n");
        Files.createSymbolicLink(git.resolve("packed-refs"), home.resolve("precious"));
        Files.createSymbolicLink(git.resolve("refs/heads/main"), home.resolve("precious"));
        for (String hook : List.of("post-checkout", "pre-commit", "post-index-change", "reference-transaction")) {
            Files.createSymbolicLink(hooks.resolve(hook), home.resolve("program"));
        }
        Files.writeString(project.resolve(".gitattributes"), "* filter=evil diff=evil\n");
        Files.writeString(git.resolve("config"), """
                [core]
                	repositoryformatversion = 0
                	fsmonitor = PROGRAM
                	sshCommand = PROGRAM
                	hooksPath = HOOKS
                	worktree = ../../home
                	editor = PROGRAM
                	pager = PROGRAM
                [include]
                	path = ../../home/precious
                [diff]
                	external = PROGRAM
                [gpg]
                	program = PROGRAM
                [alias]
                	log = !PROGRAM
                [filter "evil"]
                	clean = PROGRAM
                	smudge = PROGRAM
                [diff "evil"]
                	textconv = PROGRAM
                	command = PROGRAM
                [credential]
                	helper = PROGRAM
                [remote "origin"]
                	url = ext::PROGRAM
                """.replace("PROGRAM", program).replace("HOOKS", hooks.toString()));
    }

    /** Submodules whose folder of git is the user's, or says that it is of the user's folder. */
    private void makeSubmodules() throws IOException {
        Files.writeString(
                project.resolve(".gitmodules"),
                "[submodule \"outside\"]\n\tpath = outside\n\turl = ../../home\n\tupdate = !" + home.resolve("program")
                        + "\n");
        Path outside = Files.createDirectory(project.resolve("outside"));
        Files.writeString(outside.resolve(".git"), "gitdir: ../../home/other/.git\n");
        Path absorbed = Files.createDirectory(project.resolve("absorbed"));
        Files.writeString(absorbed.resolve(".git"), "gitdir: ../.git/modules/absorbed\n");
        Path modules = Files.createDirectories(project.resolve(".git/modules/absorbed"));
        Files.writeString(modules.resolve("HEAD"), "ref: refs/heads/main\n");
        Files.writeString(modules.resolve("commondir"), "../../../../home/other/.git\n");
        Files.writeString(modules.resolve("gitdir"), "../../../../home/other/.git\n");
        Files.writeString(modules.resolve("config"), "[core]\n\tworktree = ../../../../home/other\n");
        Path linked = Files.createDirectory(project.resolve("linked"));
        Files.createSymbolicLink(linked.resolve(".git"), home.resolve("other/.git"));
    }

    private void makeSettings() throws IOException {
        Path settings = Files.createDirectory(project.resolve(".tracker"));
        Files.writeString(
                settings.resolve("config.properties"),
                String.format(Locale.ROOT, """
                database.url=jdbc:postgresql://127.0.0.1:%d/x?user=u&socketFactory=evil.Factory
                database.password-file=%s
                cache.path=../home/cache.db
                """, server.getLocalPort(), home.resolve("precious")));
        Files.writeString(project.resolve("tracker.properties"), "status-file=../home/precious\nactor=eve\n");
    }

    private void makeLinks() throws IOException {
        Path ours = Files.createDirectory(project.resolve(".tracker"));
        link(ours, "tracker.db-wal", "precious");
        link(ours, "tracker.db-shm", "precious");
        link(ours, "cache.db", "cache.db");
        link(ours, "cache.db-wal", "new-wal");
        link(ours, "cache.db.waiting", "new-mark");
        link(ours, "tracker.db.lock", "empty");
        link(ours, "files.lock", "precious");
        link(ours, "replay.lock", "new-lock");
        link(ours, ".gitignore", "new-ignore");
        link(ours, "backup", ".");
        link(project, ".project_status.md", "precious");
        link(project, ".project_status.md.tracker-new", "new-status");
        link(project, ".project_status.md.backup", "new-backup");
    }

    private void link(Path from, String name, String target) throws IOException {
        Files.createSymbolicLink(from.resolve(name), home.resolve(target));
    }

    /**
     * Ends the proof.
     *
     * @throws AssertionError if anything outside of the project is another than before, or somebody called the server
     */
    public void verify() {
        try {
            if (wasCalled()) {
                throw new AssertionError("somebody called the stranger's server");
            }
            verifyFiles();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    private boolean wasCalled() throws IOException {
        try {
            server.accept().close();
            return true;
        } catch (SocketTimeoutException nobody) {
            return false;
        }
    }

    private void verifyFiles() throws IOException {
        Map<String, String> after = outside();
        if (!after.equals(before)) {
            throw new AssertionError("outside of the project was " + before + " and is now " + after);
        }
    }

    private Map<String, String> outside() throws IOException {
        Map<String, String> files = new TreeMap<>();
        try (Stream<Path> paths = Files.walk(folder)) {
            for (Path path : paths.filter(path -> !path.startsWith(project)).toList()) {
                boolean isFile = Files.isRegularFile(path, LinkOption.NOFOLLOW_LINKS);
                files.put(folder.relativize(path).toString(), isFile ? digest(Files.readAllBytes(path)) : "");
            }
        }
        return files;
    }

    private static String digest(byte[] bytes) {
        try {
            byte[] digest = MessageDigest.getInstance("SHA-256").digest(bytes);
            return new String(bytes, StandardCharsets.UTF_8).lines().findFirst().orElse("")
                    + " "
                    + HexFormat.of().formatHex(digest);
        } catch (NoSuchAlgorithmException e) {
            throw new IllegalStateException(e);
        }
    }

    @Override
    public void close() {
        try {
            server.close();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }
}
