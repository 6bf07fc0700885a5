package dev.tracker.cli.frame;

import java.io.BufferedOutputStream;
import java.io.FileDescriptor;
import java.io.FileOutputStream;
import java.io.IOException;
import java.io.OutputStream;
import java.io.PrintStream;
import java.nio.charset.StandardCharsets;
import java.nio.file.Files;
import java.nio.file.Path;
import java.util.Locale;
import java.util.function.BooleanSupplier;

/**
 * Standard output whose failures end the command: a {@link PrintStream} by itself keeps them secret. The first failure
 * is an {@link OutputException}; what is written after it is dropped.
 */
public final class ResultStream extends OutputStream {
    private static final Path TARGET = Path.of("/proc/self/fd/1");

    private final OutputStream target;
    private final BooleanSupplier isPipe;
    private boolean failed;

    private ResultStream(OutputStream target, BooleanSupplier isPipe) {
        this.target = target;
        this.isPipe = isPipe;
    }

    /** A stream of text in UTF-8 that is written to {@code target}. */
    public static PrintStream to(OutputStream target) {
        return of(target, () -> false);
    }

    /** A stream of text in UTF-8 to the standard output of this process. */
    public static PrintStream toStandardOutput() {
        return of(new FileOutputStream(FileDescriptor.out), ResultStream::isPipe);
    }

    private static PrintStream of(OutputStream target, BooleanSupplier isPipe) {
        ResultStream results = new ResultStream(target, isPipe);
        return new PrintStream(new BufferedOutputStream(results), false, StandardCharsets.UTF_8);
    }

    @Override
    public void write(int single) {
        write(new byte[] {(byte) single}, 0, 1);
    }

    @Override
    public void write(byte[] bytes, int offset, int length) {
        attempt(() -> target.write(bytes, offset, length));
    }

    @Override
    public void flush() {
        attempt(target::flush);
    }

    @Override
    public void close() {
        attempt(target::close);
    }

    private void attempt(Attempt attempt) {
        if (failed) {
            return;
        }
        try {
            attempt.run();
        } catch (IOException e) {
            failed = true;
            throw new OutputException(e, isReaderGone(e));
        }
    }

    /** The system's words depend on its language; a pipe has no other reason to take nothing. */
    private boolean isReaderGone(IOException fault) {
        String said = String.valueOf(fault.getMessage()).toLowerCase(Locale.ROOT);
        return said.contains("pipe") || isPipe.getAsBoolean();
    }

    private static boolean isPipe() {
        try {
            String link = Files.readSymbolicLink(TARGET).toString();
            return link.startsWith("pipe:") || link.startsWith("socket:");
        } catch (IOException | UnsupportedOperationException e) {
            return false; // a system that does not say what standard output is
        }
    }

    @FunctionalInterface
    private interface Attempt {
        void run() throws IOException;
    }
}
