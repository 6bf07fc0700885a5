package dev.tracker.persistence;

import dev.tracker.core.validation.Nearest;
import java.net.URLDecoder;
import java.nio.charset.StandardCharsets;
import java.util.Arrays;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Set;
import java.util.stream.Collectors;
import org.jspecify.annotations.Nullable;
import org.postgresql.PGProperty;

/** The parameters in the URL of a PostgreSQL database: whether the driver takes them, and which are secret. */
final class ServerParameters {

    /** Values that the driver checks late, and refuses in the same way in which a server is unavailable. */
    private static final Map<String, List<String>> WORDS = Map.of(
            "sslmode", List.of("disable", "allow", "prefer", "require", "verify-ca", "verify-full"),
            "targetservertype",
                    List.of(
                            "any",
                            "primary",
                            "master",
                            "slave",
                            "secondary",
                            "preferslave",
                            "prefersecondary",
                            "preferprimary"));

    private static final Set<String> SECRETS = Set.of(PGProperty.PASSWORD.getName(), PGProperty.SSL_PASSWORD.getName());

    private ServerParameters() {}

    /** What is wrong with the parameters of a URL, as the rest of a sentence, or null. Values are never in it. */
    static @Nullable String fault(String parameters) {
        for (String parameter : each(parameters)) {
            String name = name(parameter);
            PGProperty known = PGProperty.forName(name);
            if (known == null) {
                return unknown(name);
            }
            String value = decoded(parameter.substring(Math.min(parameter.length(), name.length() + 1)));
            if (value == null) {
                return "has a parameter '" + name + "' with a % that begins no escape: write %25 for a percent sign";
            }
            List<String> words = WORDS.get(name.toLowerCase(Locale.ROOT));
            if (words != null && !words.contains(value.toLowerCase(Locale.ROOT))) {
                return "has a parameter '" + name + "' that must be one of " + String.join(", ", words);
            }
        }
        return null;
    }

    /**
     * The secrets that the parameters of a URL hold, decoded, by the driver's names: to be given to it as properties, for it
     * writes URLs to its log.
     */
    static Map<String, String> secrets(String parameters) {
        Map<String, String> secrets = new LinkedHashMap<>();
        for (String parameter : each(parameters)) {
            String name = name(parameter);
            String value = decoded(parameter.substring(Math.min(parameter.length(), name.length() + 1)));
            if (SECRETS.contains(name) && value != null) {
                secrets.put(name, value);
            }
        }
        return secrets;
    }

    /** The parameters without those that are secret. */
    static String withoutSecrets(String parameters) {
        return each(parameters).stream()
                .filter(parameter -> !SECRETS.contains(name(parameter)))
                .collect(Collectors.joining("&"));
    }

    private static List<String> each(String parameters) {
        return Arrays.stream(parameters.split("&", -1))
                .filter(parameter -> !parameter.isEmpty())
                .toList();
    }

    private static String name(String parameter) {
        int equals = parameter.indexOf('=');
        return equals < 0 ? parameter : parameter.substring(0, equals);
    }

    private static @Nullable String decoded(String value) {
        try {
            return URLDecoder.decode(value, StandardCharsets.UTF_8);
        } catch (IllegalArgumentException e) {
            return null;
        }
    }

    /** Names a mistyped parameter only: anything else may be a part of a password that an unescaped & has cut. */
    private static String unknown(String name) {
        List<String> near = Nearest.to(
                name,
                Arrays.stream(PGProperty.values()).map(PGProperty::getName).toList());
        return near.isEmpty()
                ? "has a parameter that PostgreSQL's driver does not know: remove it, and write %26 for a & in a value"
                : "has a parameter '" + name + "' that PostgreSQL's driver does not know; did you mean "
                        + String.join(", ", near) + "?";
    }
}
