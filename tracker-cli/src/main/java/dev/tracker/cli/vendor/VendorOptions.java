package dev.tracker.cli.vendor;

import dev.tracker.cli.frame.MetadataOptions;
import dev.tracker.cli.frame.Session;
import dev.tracker.cli.frame.UsageException;
import dev.tracker.cli.frame.Values;
import dev.tracker.cli.frame.WordConverter;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.VendorStatus;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import org.jspecify.annotations.Nullable;
import picocli.CommandLine.Mixin;
import picocli.CommandLine.Option;
import picocli.CommandLine.TypeConversionException;

/** What can be said of a vendor, when it is registered and later. */
final class VendorOptions {
    @Option(names = "--status", paramLabel = "STATUS", description = "operational or broken.")
    @Nullable
    VendorStatus status;

    @Option(names = "--extractor-version", paramLabel = "VERSION", description = "The extractor's version.")
    @Nullable
    String extractorVersion;

    @Option(names = "--tests", paramLabel = "PASSING/TOTAL", description = "How the tests went, such as 38/45.")
    private @Nullable String tests;

    @Option(names = "--skipped", paramLabel = "N", description = "How many tests were skipped.")
    private @Nullable String skipped;

    @Option(
            names = "--format",
            paramLabel = "FORMAT[=on|off]",
            description = "Whether excel, csv, pdf or ocr is read, as often as needed.")
    private List<String> formats = List.of();

    @Option(
            names = "--compliant",
            negatable = true,
            description = "Whether it keeps to the manifest; --no-compliant says it does not.")
    private @Nullable Boolean compliant;

    @Mixin
    private MetadataOptions metadata = new MetadataOptions();

    /** The metadata as far as it was given, or null. */
    @Nullable
    Map<String, Object> metadata(Session session, Values values) {
        Map<String, Object> tree = metadata.over(Map.of(), session, values);
        Map<String, Object> results = inner(tree, "test_results");
        if (tests != null) {
            readTests(tests, results, values);
        }
        if (skipped != null) {
            results.put("skipped", Values.number(skipped));
        }
        Map<String, Object> support = inner(tree, "format_support");
        formats.forEach(format -> readFormat(format, support));
        putWhereFilled(tree, "test_results", results);
        putWhereFilled(tree, "format_support", support);
        if (compliant != null) {
            tree.put("manifest_compliant", compliant);
        }
        return tree.isEmpty() ? null : tree;
    }

    private static void readTests(String tests, Map<String, Object> results, Values values) {
        String[] parts = tests.split("/", -1);
        if (parts.length != 2) {
            values.violations().add("tests", "must be written PASSING/TOTAL, such as 38/45", tests);
            return;
        }
        results.put("passing", Values.number(parts[0]));
        results.put("total", Values.number(parts[1]));
    }

    private static void readFormat(String text, Map<String, Object> support) {
        int sign = text.indexOf('=');
        String name = sign < 0 ? text : text.substring(0, sign);
        String state = sign < 0 ? "on" : text.substring(sign + 1);
        try {
            Format format = new WordConverter<>(Format.class).convert(name);
            boolean on = new WordConverter<>(Switch.class).convert(state) == Switch.ON;
            support.put(format.name().toLowerCase(Locale.ROOT), on);
        } catch (TypeConversionException e) {
            throw new UsageException("--format: " + e.getMessage());
        }
    }

    /** Whether a format is read. */
    private enum Switch {
        ON,
        OFF
    }

    private static Map<String, Object> inner(Map<String, Object> tree, String name) {
        Map<String, Object> inner = new LinkedHashMap<>();
        if (tree.get(name) instanceof Map<?, ?> there) {
            there.forEach((key, value) -> inner.put(String.valueOf(key), value));
        }
        return inner;
    }

    private static void putWhereFilled(Map<String, Object> tree, String name, Map<String, Object> inner) {
        if (!inner.isEmpty()) {
            tree.put(name, inner);
        }
    }
}
