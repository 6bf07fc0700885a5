package dev.tracker.mcp;

import dev.tracker.core.answer.Answers;
import dev.tracker.core.availability.Observation;
import dev.tracker.core.error.DatabaseException;
import dev.tracker.core.error.TrackerException;
import dev.tracker.mcp.answer.Answer;
import dev.tracker.mcp.answer.AnswerText;
import dev.tracker.mcp.protocol.ToolAnswer;
import java.lang.System.Logger;
import java.lang.System.Logger.Level;

/** Turns whatever a tool throws into an answer that an assistant can act on. */
final class ToolErrors {

    private static final Logger LOG = System.getLogger(ToolErrors.class.getName());

    private static final String UNFORESEEN =
            "The server failed at this call for a reason of its own, which its log says. Read what you wanted to"
                    + " change to see whether it was changed, then try once more.";

    private ToolErrors() {}

    static ToolAnswer of(String tool, RuntimeException failure, Observation seen) {
        if (failure instanceof DatabaseException database) {
            LOG.log(Level.WARNING, tool + " was refused by the database", database);
        } else if (!(failure instanceof TrackerException)) {
            LOG.log(Level.ERROR, tool + " failed", failure);
        }
        TrackerException refusal = failure instanceof TrackerException known
                ? known
                : new DatabaseException(tool.replace('_', ' '), UNFORESEEN, failure);
        TrackerException told = seen.refused(refusal);
        return ToolAnswer.error(AnswerText.of(Answer.of(seen.addTo(Answers.refusal(told)))));
    }
}
