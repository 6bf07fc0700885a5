package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatusFileFormat;
import dev.tracker.core.statusfile.StatusSnapshot;

/** Status files as Markdown: the generated form is written, that and those kept by hand are read. */
public final class MarkdownStatusFiles implements StatusFileFormat {

    @Override
    public ParsedStatusFile parse(SourceText source) {
        return new StatusFileParser(source).parse();
    }

    @Override
    public String render(StatusSnapshot snapshot) {
        return new StatusFileRenderer(snapshot).render();
    }
}
