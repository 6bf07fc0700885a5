package dev.tracker.cli.enhancement;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.enhancement.CreateEnhancement;
import java.util.List;
import java.util.Objects;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Parameters;

final class EnhancementCreateCommand implements Action {
    private final Session session;

    @Parameters(paramLabel = "TITLE", description = "1 to 200 characters.")
    private String title = "";

    @Mixin
    private EnhancementOptions options = new EnhancementOptions();

    EnhancementCreateCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        Values values = new Values();
        CreateEnhancement command = values.checked(new CreateEnhancement(
                title,
                options.priority(values),
                options.description,
                options.status,
                options.quarter,
                Objects.requireNonNullElse(options.principles, List.of()),
                Objects.requireNonNullElse(options.dependsOn(values), List.of()),
                options.work()));
        session.print(
                EnhancementViews.enhancement(session.tracker().enhancements().create(command, session.caller())));
    }
}
