package dev.tracker.cli.frame;

import dev.tracker.cli.output.JsonOutput;
import dev.tracker.cli.output.Tone;
import dev.tracker.core.answer.Answers;
import dev.tracker.core.error.TrackerException;
import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import dev.tracker.persistence.Secrets;

/** Says on standard error why something was not done. */
public final class Refusals {
    private final Session session;

    public Refusals(Session session) {
        this.session = session;
    }

    /** A refusal by the record's rules: a sentence, or the JSON that programs know. */
    public void print(TrackerException fault) {
        TrackerException refusal = session.observation().refused(fault);
        if (session.options().form().isJson()) {
            String document = JsonOutput.of(session.observation().addTo(Answers.refusal(refusal)));
            session.streams().err().print(Secrets.removedFromUrls(document) + "\n");
            return;
        }
        session.printLeadingWarnings();
        if (refusal instanceof ValidationException invalid
                && invalid.violations().size() > 1) {
            session.errors().sentence("Error: nothing was changed. Please correct:", Tone.BAD);
            for (Violation violation : invalid.violations()) {
                say("  " + violation.field() + " " + violation.message(), Tone.PLAIN);
            }
            return;
        }
        say("Error: " + refusal.getMessage(), Tone.BAD);
    }

    /** A command line that says nothing sensible. */
    public void print(UsageException usage, String help) {
        for (String fault : usage.faults()) {
            say("Error: " + fault, Tone.BAD);
        }
        session.errors().sentence("Help: " + help);
    }

    /** Words of the command line may hold a URL in the wrong place, and with it a password. */
    private void say(String sentence, Tone tone) {
        session.errors().sentence(Secrets.removedFromUrls(sentence), tone);
    }
}
