package dev.tracker.core.validation;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.error.Violation;
import jakarta.validation.ConstraintViolation;
import jakarta.validation.MessageInterpolator;
import jakarta.validation.Validation;
import jakarta.validation.Validator;
import java.util.Comparator;
import java.util.Locale;
import java.util.Map;

/** Checks commands through Jakarta Validation. Its provider is looked up at the first check. */
public final class CommandValidator {

    private static final Map<String, String> STANDARD = Map.of(
            "{jakarta.validation.constraints.Min.message}", "must be at least {value}",
            "{jakarta.validation.constraints.Max.message}", "must be at most {value}",
            "{jakarta.validation.constraints.Size.message}", "must have {min} to {max} entries");

    private CommandValidator() {}

    /**
     * Checks every rule of the command.
     *
     * @throws ValidationException with all faults
     */
    public static void check(Command command) {
        check(command, new Violations());
    }

    /** As {@link #check(Command)}, joined with the faults that were found while the command was read. */
    public static void check(Command command, Violations violations) {
        collect(command, violations);
        violations.throwIfAny();
    }

    /** Adds every fault of the command to those of fields that have none yet. */
    public static void collect(Command command, Violations violations) {
        violations.addOthers(Holder.VALIDATOR.validate(command).stream()
                .map(CommandValidator::violation)
                .sorted(Comparator.comparing(Violation::field))
                .toList());
        Violations further = new Violations();
        command.check(further);
        violations.addOthers(further.all());
    }

    private static Violation violation(ConstraintViolation<Command> violation) {
        String field = violation
                .getPropertyPath()
                .toString()
                .replaceAll("([a-z0-9])([A-Z])", "$1_$2")
                .replace(".<list element>", "")
                .toLowerCase(Locale.ROOT);
        return new Violation(field, violation.getMessage(), violation.getInvalidValue());
    }

    /** Says the rules in plain sentences; needs no expression language and no resource bundle. */
    private static final class PlainMessages implements MessageInterpolator {

        @Override
        public String interpolate(String template, Context context) {
            String message = STANDARD.getOrDefault(template, template);
            for (Map.Entry<String, Object> attribute :
                    context.getConstraintDescriptor().getAttributes().entrySet()) {
                message = message.replace("{" + attribute.getKey() + "}", String.valueOf(attribute.getValue()));
            }
            return message;
        }

        @Override
        public String interpolate(String template, Context context, Locale locale) {
            return interpolate(template, context);
        }
    }

    /** Made when first asked for: a program that only reads never pays for it. */
    private static final class Holder {
        static final Validator VALIDATOR = Validation.byDefaultProvider()
                .configure()
                .ignoreXmlConfiguration()
                .messageInterpolator(new PlainMessages())
                .buildValidatorFactory()
                .getValidator();
    }
}
