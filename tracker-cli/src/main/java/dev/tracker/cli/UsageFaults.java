package dev.tracker.cli;

import dev.tracker.cli.frame.WordConverter;
import dev.tracker.core.validation.Nearest;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.MissingParameterException;
import picocli.CommandLine.Model.ArgSpec;
import picocli.CommandLine.Model.CommandSpec;
import picocli.CommandLine.Model.OptionSpec;
import picocli.CommandLine.ParameterException;
import picocli.CommandLine.ParseResult;
import picocli.CommandLine.TypeConversionException;
import picocli.CommandLine.UnmatchedArgumentException;

/** What is wrong with a command line, each fault a sentence with what may have been meant. */
final class UsageFaults {
    private UsageFaults() {}

    static List<String> of(ParseResult parsed) {
        CommandSpec spec = parsed.commandSpec();
        List<String> faults = new ArrayList<>();
        // The parser passes over an argument that it cannot read, and takes each that follows for the one before it.
        Exception unreadable = parsed.errors().stream()
                .filter(UsageFaults::isUnreadableArgument)
                .findFirst()
                .orElse(null);
        boolean isShifted = unreadable != null;
        for (Exception error : parsed.errors()) {
            if (isUnreadableArgument(error) && !error.equals(unreadable)) {
                continue;
            }
            if (error instanceof UnmatchedArgumentException unmatched) {
                List<String> words = unmatched.getUnmatched();
                if (!isShifted || words.stream().anyMatch(UsageFaults::isOption)) {
                    faults.addAll(unmatched(spec, words));
                }
            } else if (error instanceof MissingParameterException missing) {
                missing.getMissing().stream()
                        .filter(argument -> !isShifted || argument.isOption())
                        .forEach(argument -> faults.add(name(argument) + " is missing."));
            } else {
                faults.add(other(error));
            }
        }
        List<String> stray = parsed.unmatched();
        if (faults.isEmpty() && !stray.isEmpty()) {
            faults.addAll(unmatched(spec, stray));
        }
        return faults.stream().distinct().toList();
    }

    private static boolean isUnreadableArgument(Exception error) {
        return error instanceof ParameterException parameter
                && parameter.getCause() instanceof TypeConversionException
                && parameter.getArgSpec() != null
                && parameter.getArgSpec().isPositional();
    }

    private static boolean isOption(String word) {
        return word.startsWith("-") && word.length() > 1;
    }

    private static List<String> unmatched(CommandSpec spec, List<String> words) {
        List<String> faults = new ArrayList<>();
        for (String word : words) {
            if (isOption(word)) {
                String option = word.contains("=") ? word.substring(0, word.indexOf('=')) : word;
                faults.add("There is no option '" + option + "'."
                        + WordConverter.suggestion(Nearest.to(option, options(spec))));
            }
        }
        if (!faults.isEmpty()) {
            return faults;
        }
        String word = words.get(0);
        Map<String, ?> commands = spec.subcommands();
        if (commands.isEmpty()) {
            return List.of("'" + word + "' is one argument too many.");
        }
        List<String> near = Nearest.to(word, commands.keySet());
        return List.of("'" + spec.qualifiedName() + "' has no command '" + word + "'."
                + (near.isEmpty()
                        ? " There are " + String.join(", ", commands.keySet()) + "."
                        : WordConverter.suggestion(near)));
    }

    private static List<String> options(CommandSpec spec) {
        return spec.options().stream().map(OptionSpec::longestName).toList();
    }

    private static String other(Exception error) {
        if (error instanceof ParameterException parameter) {
            Throwable cause = parameter.getCause();
            String text = cause instanceof TypeConversionException ? cause.getMessage() : parameter.getMessage();
            return name(parameter.getArgSpec()) + ": " + text;
        }
        return String.valueOf(error.getMessage());
    }

    private static String name(@Nullable ArgSpec argument) {
        if (argument instanceof OptionSpec option) {
            return option.longestName();
        }
        return argument == null ? "Argument" : argument.paramLabel().toUpperCase(Locale.ROOT);
    }
}
