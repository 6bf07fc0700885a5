package dev.tracker.persistence;

import java.nio.file.Files;
import java.nio.file.LinkOption;
import java.nio.file.Path;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;

/** Collects what of a project's files reaches outside of it, and knows what the user trusts of that. */
final class OutsideSettings {

    private final Path project;
    private final Map<String, String> trusted;
    private final List<OutsideSetting> found = new ArrayList<>();

    /** @param trusted fingerprints by what they are of */
    OutsideSettings(Path project, Map<String, String> trusted) {
        this.project = project;
        this.trusted = trusted;
    }

    Path project() {
        return project;
    }

    List<OutsideSetting> all() {
        return List.copyOf(found);
    }

    /** Notes a setting that reaches outside; whether it counts. */
    boolean setting(String key, String shown, SettingsFile file, String reach, boolean isUsed) {
        boolean isTrusted = file.sha256() != null && file.sha256().equals(trusted.get(file.label()));
        found.add(new OutsideSetting(key, shown, file.label(), reach, file.sha256(), isUsed, isTrusted));
        return isTrusted;
    }

    /** Notes one that a stronger place hides, unless it is known already. */
    void hidden(String key, String shown, SettingsFile file, String reach) {
        boolean known = found.stream()
                .anyMatch(
                        setting -> setting.key().equals(key) && setting.source().equals(file.label()));
        if (!known) {
            setting(key, SettingsFile.shown(shown), file, reach, false);
        }
    }

    /** Whether a path of the project may be used: it leads nowhere else, or where the user knows. */
    boolean link(String path) {
        String name = nameOfLink(path);
        if (RealPath.isWithin(project, project.resolve(path))) {
            return true;
        }
        if (isNoted(name)) {
            return mayUse(name);
        }
        Path real = RealPath.of(project.resolve(name));
        String target = real == null ? null : real.toString();
        boolean isTrusted = target != null && target.equals(trusted.get(OutsideSetting.LINK + " " + name));
        found.add(new OutsideSetting(
                name,
                SettingsFile.shown(target == null ? "nowhere" : target),
                OutsideSetting.LINK,
                target == null
                        ? "is a link that leads nowhere"
                        : "leads outside of the project's folder, to " + SettingsFile.shown(target),
                target,
                true,
                isTrusted));
        return isTrusted;
    }

    /** Whether a path that was looked at may be used. */
    boolean mayUse(String name) {
        return found.stream()
                .filter(setting -> setting.source().equals(OutsideSetting.LINK)
                        && setting.key().equals(name))
                .allMatch(OutsideSetting::isTrusted);
    }

    private boolean isNoted(String name) {
        return found.stream()
                .anyMatch(setting -> setting.source().equals(OutsideSetting.LINK)
                        && setting.key().equals(name));
    }

    /** The first part of a path that leads outside: the link that is to be named. */
    private String nameOfLink(String path) {
        @Nullable Path at = null;
        for (Path name : Path.of(path)) {
            at = at == null ? name : at.resolve(name);
            Path here = project.resolve(at);
            if (Files.exists(here, LinkOption.NOFOLLOW_LINKS) && !RealPath.isWithin(project, here)) {
                return at.toString();
            }
        }
        return path;
    }
}
