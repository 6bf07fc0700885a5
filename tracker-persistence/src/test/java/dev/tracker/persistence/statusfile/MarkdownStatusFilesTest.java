package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.testkit.contract.StatusFileFormatContract;

class MarkdownStatusFilesTest extends StatusFileFormatContract {

    @Override
    protected StatusFileFormat format() {
        return new MarkdownStatusFiles();
    }
}
