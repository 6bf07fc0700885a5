package dev.tracker.persistence;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.logging.LogManager;

/**
 * What libraries log: warnings, on standard error. The logging of the platform makes one of these when
 * it is first used, which most commands never do.
 */
public final class LogSettings {

    private static final String PROPERTY = "java.util.logging.config.class";

    private static final String SETTINGS = """
            handlers=java.util.logging.ConsoleHandler
            .level=WARNING
            java.util.logging.ConsoleHandler.formatter=dev.tracker.persistence.LogFormat
            """;

    /** Makes these the settings of this process, unless somebody has chosen others. */
    public static void choose() {
        boolean chosen =
                System.getProperty(PROPERTY) != null || System.getProperty("java.util.logging.config.file") != null;
        if (!chosen) {
            System.setProperty(PROPERTY, LogSettings.class.getName());
        }
    }

    /** Reads the settings into the platform's log manager. */
    public LogSettings() throws IOException {
        LogManager.getLogManager()
                .readConfiguration(new ByteArrayInputStream(SETTINGS.getBytes(StandardCharsets.ISO_8859_1)));
    }
}
