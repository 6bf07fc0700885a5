package dev.tracker.mcp;

import dev.tracker.core.Tracker;
import dev.tracker.mcp.answer.AnswerText;
import dev.tracker.mcp.protocol.CallContext;
import dev.tracker.mcp.protocol.Tool;
import dev.tracker.mcp.protocol.ToolAnswer;
import dev.tracker.mcp.tool.ArchiveTools;
import dev.tracker.mcp.tool.ClaimTools;
import dev.tracker.mcp.tool.ConfigurationTools;
import dev.tracker.mcp.tool.DependencyTools;
import dev.tracker.mcp.tool.DeploymentTools;
import dev.tracker.mcp.tool.EnhancementTools;
import dev.tracker.mcp.tool.MigrationTools;
import dev.tracker.mcp.tool.Progress;
import dev.tracker.mcp.tool.ReportTools;
import dev.tracker.mcp.tool.StatusFileTools;
import dev.tracker.mcp.tool.ToolDefinition;
import dev.tracker.mcp.tool.VendorTools;
import dev.tracker.mcp.tool.WorkItemTools;
import java.util.Arrays;
import java.util.List;
import java.util.Set;
import java.util.concurrent.CancellationException;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;

/** The tools that are offered over a record. */
public final class ToolCatalog {

    private final Tracker tracker;
    private final Set<Toolset> toolsets;
    private final boolean readOnly;
    private final Actors actors;

    /**
     * A choice of tools.
     *
     * @param readOnly leaves out every tool that writes; a call of one is that of an unknown tool then
     * @param actor who writes where a call does not say; null: the client
     */
    public ToolCatalog(Tracker tracker, Set<Toolset> toolsets, boolean readOnly, @Nullable String actor) {
        this.tracker = tracker;
        this.toolsets = Set.copyOf(toolsets);
        this.readOnly = readOnly;
        this.actors = new Actors(actor);
    }

    /** What is offered, in the order of the list. */
    public List<Tool> tools() {
        return Arrays.stream(Toolset.values())
                .filter(toolsets::contains)
                .flatMap(set -> definitions(set, tracker))
                .filter(tool -> !readOnly || tool.hints().readOnly())
                .map(this::offered)
                .toList();
    }

    /** The tools of a set, whether they are offered or not. */
    static Stream<ToolDefinition> definitions(Toolset set, Tracker tracker) {
        return switch (set) {
            case WORK ->
                Stream.of(
                                new WorkItemTools(tracker).tools(),
                                new ClaimTools(tracker).tools(),
                                new DependencyTools(tracker).tools(),
                                new ArchiveTools(tracker).reading())
                        .flatMap(List::stream);
            case VENDORS -> new VendorTools(tracker).tools().stream();
            case DEPLOYMENTS -> new DeploymentTools(tracker).tools().stream();
            case CONFIGURATION -> new ConfigurationTools(tracker).tools().stream();
            case ENHANCEMENTS -> new EnhancementTools(tracker).tools().stream();
            case REPORT -> new ReportTools(tracker).tools().stream();
            case ADMIN ->
                Stream.of(
                                new StatusFileTools(tracker).tools(),
                                new ArchiveTools(tracker).administering(),
                                new MigrationTools(tracker).tools())
                        .flatMap(List::stream);
        };
    }

    private Tool offered(ToolDefinition tool) {
        return new Tool(
                tool.name(),
                tool.title(),
                tool.description(),
                tool.hints(),
                tool.input().toMap(),
                tool.output().toMap(),
                (arguments, call) -> {
                    try {
                        return ToolAnswer.of(AnswerText.of(tool.call(arguments, actors.of(call), progress(call))));
                    } catch (CancellationException e) {
                        throw e;
                    } catch (RuntimeException e) {
                        return ToolErrors.of(tool.name(), e);
                    }
                });
    }

    private static Progress progress(CallContext call) {
        return (done, total) -> {
            call.throwIfCancelled();
            call.progress((double) done, (double) total, null);
        };
    }
}
