package dev.tracker.cli;

import dev.tracker.cli.archive.ArchiveCommands;
import dev.tracker.cli.configuration.ConfigurationCommands;
import dev.tracker.cli.deployment.DeploymentCommands;
import dev.tracker.cli.enhancement.EnhancementCommands;
import dev.tracker.cli.frame.CommandEntry;
import dev.tracker.cli.frame.GlobalOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.WordConverter;
import dev.tracker.cli.migration.MigrationCommands;
import dev.tracker.cli.project.ProjectCommands;
import dev.tracker.cli.report.ReportCommands;
import dev.tracker.cli.sync.SyncCommands;
import dev.tracker.cli.transfer.TransferCommands;
import dev.tracker.cli.vendor.VendorCommands;
import dev.tracker.cli.work.WorkCommands;
import dev.tracker.core.availability.Side;
import dev.tracker.core.configuration.ContextType;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.stream.Stream;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine;
import picocli.CommandLine.Help;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.Model.UsageMessageSpec;

/** The root command: every other stands below it. */
final class TrackerCommand {
    private static final int HELP_WIDTH = 100;

    private TrackerCommand() {}

    /** Every command, in the order of the help. */
    static List<CommandEntry> entries(Session session) {
        return Stream.of(
                        ProjectCommands.beginning(session),
                        List.of(
                                WorkCommands.topic(session),
                                VendorCommands.topic(session),
                                DeploymentCommands.topic(session),
                                EnhancementCommands.topic(session),
                                ConfigurationCommands.topic(session)),
                        ReportCommands.entries(session),
                        List.of(ArchiveCommands.topic(session), SyncCommands.topic(session)),
                        TransferCommands.entries(session),
                        MigrationCommands.entries(session),
                        ProjectCommands.serving(session))
                .flatMap(List::stream)
                .toList();
    }

    /**
     * The parser of a command line.
     *
     * @param words the command line's words, of which only those commands are made that are named; null
     *     makes them all
     */
    static CommandLine parser(GlobalOptions options, Session session, @Nullable Set<String> words) {
        CommandSpec root = CommandSpec.forAnnotatedObject(options);
        root.name("tracker").usageMessage().description("The shared record of a project.");
        for (CommandEntry entry : entries(session)) {
            entry.addTo(root, words);
        }
        CommandLine parser = new CommandLine(root);
        parser.setExpandAtFiles(false);
        parser.setOverwrittenOptionsAllowed(true);
        parser.setUsageHelpWidth(HELP_WIDTH);
        parser.setInterpolateVariables(false);
        parser.getCommandSpec().parser().collectErrors(true);
        eachSpec(root, spec -> spec.parser().collectErrors(true));
        convert(parser, ItemType.class);
        convert(parser, ItemStatus.class);
        convert(parser, VendorStatus.class);
        convert(parser, Format.class);
        convert(parser, EnhancementStatus.class);
        convert(parser, ContextType.class);
        convert(parser, Side.class);
        showGlobalOptions(root);
        return parser;
    }

    private static void eachSpec(CommandSpec spec, java.util.function.Consumer<CommandSpec> use) {
        use.accept(spec);
        spec.subcommands().values().forEach(child -> eachSpec(child.getCommandSpec(), use));
    }

    private static <E extends Enum<E>> void convert(CommandLine parser, Class<E> type) {
        parser.registerConverter(type, new WordConverter<>(type));
    }

    /** The root's help lists what every command takes; the others' help only what is their own. */
    private static void showGlobalOptions(CommandSpec root) {
        root.usageMessage()
                .sectionMap()
                .put(UsageMessageSpec.SECTION_KEY_OPTION_LIST, help -> "Options of every command:\n" + options(help));
    }

    // The usual layout leaves no room for what is hidden elsewhere.
    private static String options(Help help) {
        StringBuilder options = new StringBuilder();
        for (OptionSpec option : help.commandSpec().options()) {
            boolean isShort = option.names().length > 1;
            String label = option.arity().max() > 0 ? "=" + option.paramLabel() : "";
            String names = (isShort ? option.shortestName() + ", " : "    ") + option.longestName() + label;
            options.append(String.format(Locale.ROOT, "  %-20s  %s\n", names, option.description()[0]));
        }
        return options.toString();
    }
}
