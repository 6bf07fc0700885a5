package dev.tracker.cli.project;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.output.Answer;
import dev.tracker.cli.output.Screen;
import dev.tracker.cli.output.Tone;
import dev.tracker.persistence.Finding;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import picocli.CommandLine.Command;

@Command
final class DoctorCommand implements Action {
    private final Session session;

    DoctorCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        List<Finding> findings = session.record().checkup();
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("well", findings.stream().allMatch(Finding::isWell));
        document.put("findings", findings.stream().map(DoctorCommand::document).toList());
        session.print(new Answer(
                document,
                findings.stream()
                        .filter(finding -> !finding.isWell())
                        .map(Finding::subject)
                        .toList(),
                null,
                screen -> findings.forEach(finding -> show(finding, screen))));
    }

    private static Map<String, Object> document(Finding finding) {
        Map<String, Object> document = new LinkedHashMap<>();
        document.put("subject", finding.subject());
        document.put("well", finding.isWell());
        document.put("message", finding.message());
        if (finding.advice() != null) {
            document.put("advice", finding.advice());
        }
        return document;
    }

    private static void show(Finding finding, Screen screen) {
        String mark = finding.isWell() ? "ok  " : "look";
        String advice = finding.advice() == null ? "" : ". " + finding.advice();
        screen.sentence(
                String.format(Locale.ROOT, "%s  %s: %s%s", mark, finding.subject(), finding.message(), advice),
                finding.isWell() ? Tone.PLAIN : Tone.CAUTION);
    }
}
