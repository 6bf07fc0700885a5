package dev.tracker.persistence.statusfile;

import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.FileWarning;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.PendingComment;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.SectionHeading;
import dev.tracker.core.statusfile.SourceText;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedPrompt;
import dev.tracker.core.statusfile.StatedVendor;
import java.time.Instant;
import java.time.format.DateTimeParseException;
import java.util.ArrayList;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.NavigableMap;
import java.util.TreeMap;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads one status file. */
final class StatusFileParser {

    private static final Pattern TITLE =
            Pattern.compile("project status(?: *[-–—:] *(?:" + Moments.FORM + "))?", Pattern.CASE_INSENSITIVE);
    private static final Pattern OWN_TIME = Pattern.compile("\\d{4}-\\d{2}-\\d{2}T\\d{2}:\\d{2}:\\d{2}Z");
    private static final String OWN_TITLE = "Project Status - ";
    private static final int DEEPEST_SECTION = 4;

    private final SourceText text;
    private final SourceLines source;
    private final Regions regions;
    private final Findings findings;
    private final WorkItemTree items;
    private final List<Entry<StatedVendor>> vendors = new ArrayList<>();
    private final Map<String, Integer> vendorLines = new HashMap<>();
    private final List<Entry<StatedDeployment>> deployments = new ArrayList<>();
    private final List<Entry<StatedEnhancement>> enhancements = new ArrayList<>();
    private final List<Entry<StatedPrompt>> prompts = new ArrayList<>();
    private final List<PendingComment> pending = new ArrayList<>();
    private final List<SectionHeading> headings = new ArrayList<>();
    private final NavigableMap<Integer, Note.Place> places = new TreeMap<>();

    private @Nullable SectionName name;
    private @Nullable Block opened;
    private @Nullable SectionReader reader;
    private @Nullable Instant titleTime;

    StatusFileParser(SourceText text) {
        this.text = text;
        this.source = new SourceLines(text.text());
        this.regions = new Regions(source);
        this.findings = new Findings(source);
        this.items = new WorkItemTree(findings);
    }

    ParsedStatusFile parse() {
        for (Block block : Blocks.of(regions.markdown(), source)) {
            read(block);
        }
        close(source.count() + 1);
        Regions.Span footer = regions.footer();
        if (footer != null) {
            findings.take(footer.from(), footer.to(), LineUse.STRUCTURE);
            places.put(footer.to(), Note.Place.END);
        }
        List<Note> notes = notes();
        var workItems = items.entries();
        return new ParsedStatusFile(
                text,
                generatedAt(),
                headings,
                vendors,
                workItems,
                deployments,
                enhancements,
                prompts,
                findings.faults(),
                findings.warnings(),
                findings.unparsed(),
                notes,
                pending,
                findings.uses());
    }

    private void read(Block block) {
        boolean heading = block.isHeading() && block.top();
        if (!heading || (reader != null && reader.holds(block))) {
            if (reader != null) {
                reader.read(block);
            }
            return;
        }
        SectionName section = block.level() <= DEEPEST_SECTION ? SectionName.of(block.text()) : null;
        if (section != null) {
            close(block.from());
            open(section, block);
        } else if (block.level() == 1 && TITLE.matcher(block.text()).matches()) {
            close(block.from());
            findings.take(block.from(), block.to(), LineUse.STRUCTURE);
            titleTime = titleTime == null ? ownTime(block) : titleTime;
        } else if (opened == null || block.level() <= opened.level()) {
            close(block.from());
        } else if (reader != null) {
            reader.read(block);
        }
    }

    private void open(SectionName section, Block block) {
        name = section;
        opened = block;
        findings.take(block.from(), block.to(), section == SectionName.PENDING ? LineUse.PENDING : LineUse.STRUCTURE);
        places.put(block.from(), place(section));
        reader = switch (section) {
            case VENDORS -> new VendorReader(findings, vendors, vendorLines, block);
            case WORK_ITEMS -> new WorkItemReader(source, regions, findings, items);
            case DEPLOYMENTS -> new DeploymentReader(findings, deployments);
            case ENHANCEMENTS -> new EnhancementReader(source, regions, findings, enhancements);
            case SESSION_PROMPTS -> new PromptReader(source, regions, findings, prompts);
            case PENDING -> null;
        };
    }

    /** Ends the section that is open before a line. */
    private void close(int next) {
        Block heading = opened;
        if (heading == null || name == null) {
            return;
        }
        if (name == SectionName.PENDING) {
            Regions.Span footer = regions.footer();
            int to = footer != null && footer.from() > heading.from() ? Math.min(next, footer.from()) : next;
            PendingReader.read(source, regions, heading.to() + 1, to - 1, findings, pending);
        } else if (reader != null) {
            if (reader instanceof PromptReader last) {
                last.endBefore(next);
            }
            count(name, heading, reader.end());
        }
        name = null;
        opened = null;
        reader = null;
    }

    private void count(SectionName section, Block heading, int found) {
        Integer stated = section.stated(heading.text());
        Section listed = section.section();
        if (listed != null) {
            headings.add(new SectionHeading(listed, heading.from(), stated, found));
        }
        if (stated != null && stated != found) {
            findings.warn(
                    FileWarning.Code.COUNT_DIFFERS,
                    heading.from(),
                    "The heading \"" + Findings.cut(heading.text()) + "\" counts " + stated + ", but " + found
                            + " follow.");
        }
    }

    private List<Note> notes() {
        List<Note> notes = new ArrayList<>();
        for (Regions.Span span : regions.notes()) {
            findings.take(span.from(), span.to(), LineUse.NOTE);
            Map.Entry<Integer, Note.Place> before = places.floorEntry(span.from());
            List<String> lines = new ArrayList<>();
            for (int line = span.from() + 1; line < span.to(); line++) {
                lines.add(NoteMarks.read(source.at(line)));
            }
            notes.add(new Note(before == null ? Note.Place.TOP : before.getValue(), String.join("\n", lines)));
        }
        for (int line : regions.unclosedNotes()) {
            findings.warn(
                    FileWarning.Code.NOTES_UNCLOSED,
                    line,
                    "Notes begin here and do not end; close them with a line of " + NoteMarks.END + ".");
        }
        return notes;
    }

    private static Note.Place place(SectionName section) {
        return switch (section) {
            case VENDORS -> Note.Place.VENDORS;
            case WORK_ITEMS -> Note.Place.WORK_ITEMS;
            case DEPLOYMENTS -> Note.Place.DEPLOYMENTS;
            case ENHANCEMENTS -> Note.Place.ENHANCEMENTS;
            case SESSION_PROMPTS, PENDING -> Note.Place.END;
        };
    }

    /** The time of a title in exactly the form that this program writes. */
    private static @Nullable Instant ownTime(Block title) {
        String written = title.text();
        return written.startsWith(OWN_TITLE) ? ownTime(written.substring(OWN_TITLE.length())) : null;
    }

    private static @Nullable Instant ownTime(@Nullable String time) {
        try {
            Matcher own = OWN_TIME.matcher(time == null ? "" : time);
            return own.matches() ? Instant.parse(own.group()) : null;
        } catch (DateTimeParseException noSuchTime) {
            return null;
        }
    }

    private @Nullable Instant generatedAt() {
        return titleTime != null && titleTime.equals(ownTime(regions.footerTime())) ? titleTime : null;
    }
}
