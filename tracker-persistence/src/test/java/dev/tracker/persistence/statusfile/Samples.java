package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import java.io.IOException;
import java.io.InputStream;
import java.io.UncheckedIOException;
import java.util.Objects;

/** The files kept by hand that this product has to read. */
final class Samples {

    static final String PLAIN = "legacy-plain.md";
    static final String GENERATED = "legacy-generated.md";

    private Samples() {}

    static byte[] bytes(String name) {
        try (InputStream in = Samples.class.getResourceAsStream("/legacy/" + name)) {
            return Objects.requireNonNull(in, name).readAllBytes();
        } catch (IOException e) {
            throw new UncheckedIOException(e);
        }
    }

    static SourceText source(String name) {
        return SourceText.decode(bytes(name), "path");
    }

    static ParsedStatusFile parsed(String name) {
        return new MarkdownStatusFiles().parse(source(name));
    }

    static ParsedStatusFile parse(String text) {
        return new MarkdownStatusFiles().parse(SourceText.of(text));
    }
}
