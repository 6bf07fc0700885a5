package dev.tracker.cli.deployment;

import dev.tracker.cli.frame.Action;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.core.configuration.GitHead;
import dev.tracker.core.deployment.RecordDeployment;
import dev.tracker.core.vendor.VendorRef;
import dev.tracker.core.workitem.WorkItemRef;
import java.time.temporal.ChronoUnit;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Option;

final class DeployRecordCommand implements Action {
    private static final String HEAD = "HEAD";

    private final Session session;

    @Option(names = "--pr", paramLabel = "N", description = "The pull request's number.")
    private @Nullable String pullRequest;

    @Option(names = "--title", paramLabel = "TITLE", description = "The pull request's title.")
    private @Nullable String title;

    @Option(names = "--commit", paramLabel = "HASH", description = "The full commit hash; HEAD unless given.")
    private String commit = HEAD;

    @Option(names = "--at", paramLabel = "TIME", description = "When it went out; now unless given.")
    private @Nullable String at;

    @Option(
            names = "--tests",
            paramLabel = "KIND=N,…",
            description = "How many tests of each kind, such as unit=150,integration=30.")
    private @Nullable String tests;

    @Option(names = "--vendor", paramLabel = "NAME", description = "A vendor it affected, as often as needed.")
    private List<String> vendors = List.of();

    @Option(names = "--work", paramLabel = "ID", description = "A work item it belongs to, as often as needed.")
    private List<String> work = List.of();

    @Option(names = "--compliant", description = "It keeps to the project's constitution.")
    private boolean compliant;

    @Option(names = "--not-compliant", description = "It does not keep to the project's constitution.")
    private boolean notCompliant;

    DeployRecordCommand(Session session) {
        this.session = session;
    }

    @Override
    public void run() {
        if (compliant && notCompliant) {
            throw new UsageException("--compliant and --not-compliant exclude each other.");
        }
        Values values = new Values();
        RecordDeployment command = values.checked(new RecordDeployment(
                at == null
                        ? session.environment().clock().instant().truncatedTo(ChronoUnit.MICROS)
                        : values.time("deployed_at", at),
                hash(values),
                metadata(values),
                vendors.stream().map(VendorRef::new).toList(),
                work.stream().map(WorkItemRef::new).toList()));
        session.print(DeploymentViews.deployment(session.tracker().deployments().record(command, session.caller())));
    }

    private @Nullable String hash(Values values) {
        if (!commit.equals(HEAD)) {
            return commit;
        }
        String head = session.record()
                .ports()
                .workingTree()
                .head()
                .map(GitHead::commit)
                .orElse(null);
        if (head == null) {
            values.violations()
                    .add(
                            "commit_hash",
                            "is required: there is no git commit here to take it from; give --commit",
                            null);
        }
        return head;
    }

    private Map<String, Object> metadata(Values values) {
        Map<String, Object> metadata = new LinkedHashMap<>();
        if (pullRequest != null) {
            metadata.put("pr_number", Values.number(pullRequest));
        }
        if (title != null) {
            metadata.put("pr_title", title);
        }
        if (tests != null) {
            metadata.put("test_summary", counts(tests, values));
        }
        if (compliant || notCompliant) {
            metadata.put("constitutional_compliance", compliant);
        }
        return metadata;
    }

    private static Map<String, Object> counts(String tests, Values values) {
        Map<String, Object> counts = new LinkedHashMap<>();
        for (String part : tests.split(",", -1)) {
            int sign = part.indexOf('=');
            if (sign < 1) {
                values.violations().add("tests", "must be written KIND=N,KIND=N, such as unit=150", part);
            } else {
                counts.put(part.substring(0, sign).strip(), Values.number(part.substring(sign + 1)));
            }
        }
        return counts;
    }
}
