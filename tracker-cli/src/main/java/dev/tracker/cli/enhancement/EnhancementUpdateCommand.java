package dev.tracker.cli.enhancement;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.UpdateEnhancement;
import java.util.Objects;
import java.util.UUID;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.Parameters;

final class EnhancementUpdateCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "ID", description = "The enhancement's id.")
    private String id = "";

    @Option(names = "--title", paramLabel = "TITLE", description = "1 to 200 characters.")
    private @Nullable String title;

    @Option(
            names = "--version",
            paramLabel = "N",
            description = "The version that the change is based on; the newest unless given.")
    private @Nullable String version;

    @Mixin
    private EnhancementOptions options = new EnhancementOptions();

    EnhancementUpdateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        UUID uuid = values.uuid("id", id);
        Long given = values.whole("version", version);
        UpdateEnhancement draft = command(uuid, given == null ? Long.valueOf(1) : given, values);
        values.checked(draft);
        EnhancementId enhancement = new EnhancementId(Objects.requireNonNull(uuid, "checked"));
        Long base = given == null
                ? Long.valueOf(session.tracker().enhancements().get(enhancement).version())
                : given;
        session.print(EnhancementViews.enhancement(
                session.tracker().enhancements().update(command(uuid, base, values), session.caller())));
    }

    private UpdateEnhancement command(@Nullable UUID uuid, Long base, Values values) {
        return new UpdateEnhancement(
                uuid == null ? null : new EnhancementId(uuid),
                base,
                title,
                options.priority(values),
                options.description,
                options.status,
                options.quarter,
                options.principles,
                options.dependsOn(values),
                options.work());
    }
}
