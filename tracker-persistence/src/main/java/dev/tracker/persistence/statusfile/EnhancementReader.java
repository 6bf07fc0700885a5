package dev.tracker.persistence.statusfile;

import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.statusfile.Entry;
import dev.tracker.core.statusfile.LineUse;
import dev.tracker.core.statusfile.Lines;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.workitem.Quarter;
import java.util.List;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/** Reads a section of enhancements: headings with fields below them, or list entries with all in brackets. */
final class EnhancementReader implements SectionReader {

    private static final Pattern PRIORITY = Pattern.compile("priority *: *(.*)", Pattern.CASE_INSENSITIVE);
    private static final int MAX_TITLE = 200;
    private static final int MAX_DESCRIPTION = 10_000;

    private final SourceLines source;
    private final Regions regions;
    private final Findings findings;
    private final List<Entry<StatedEnhancement>> enhancements;
    private @Nullable Draft draft;
    private int found;

    EnhancementReader(
            SourceLines source, Regions regions, Findings findings, List<Entry<StatedEnhancement>> enhancements) {
        this.source = source;
        this.regions = regions;
        this.findings = findings;
        this.enhancements = enhancements;
    }

    @Override
    public void read(Block block) {
        if (block.isHeading()) {
            finish();
            draft = block.text().isEmpty() ? null : new Draft(block, true);
            return;
        }
        Field field = Field.of(block);
        if (draft != null && field != null && draft.mayHave(block) && draft.take(field)) {
            return;
        }
        Draft listed = new Draft(block, false);
        if (listed.isRanked() && (draft == null || block.column() <= draft.column || draft.ofHeading)) {
            finish();
            draft = listed;
        }
    }

    @Override
    public int end() {
        finish();
        return found;
    }

    private void finish() {
        if (draft != null) {
            enhancements.add(new Entry<>(new Lines(draft.line, draft.last), draft.stated()));
            found++;
        }
        draft = null;
    }

    /** An enhancement whose fields are being read. */
    private final class Draft {

        private final int line;
        private final int column;
        private final boolean ofHeading;
        private final String title;
        private final @Nullable String rank;
        private final @Nullable String quarterBeside;
        private int last;
        private @Nullable EnhancementStatus status;
        private @Nullable String target;
        private @Nullable String description;

        Draft(Block block, boolean ofHeading) {
            this.line = block.from();
            this.last = line;
            this.column = block.column();
            this.ofHeading = ofHeading;
            String text = block.text();
            int open = text.endsWith(")") ? text.lastIndexOf('(') : -1;
            String inside = open < 0 ? "" : text.substring(open + 1, text.length() - 1);
            String first = null;
            String quarter = null;
            boolean known = open >= 0;
            for (String part : inside.split(",", -1)) {
                Matcher priority = PRIORITY.matcher(part.strip());
                if (priority.matches() && first == null) {
                    first = priority.group(1);
                } else if (Ranks.quarter(part) != null && quarter == null) {
                    quarter = Ranks.quarter(part);
                } else {
                    known = false;
                }
            }
            this.rank = known ? first : null;
            this.quarterBeside = known ? quarter : null;
            this.title = MarkdownText.plain(SourceLines.trimmed(known ? text.substring(0, open) : text));
        }

        boolean isRanked() {
            return rank != null || quarterBeside != null;
        }

        /** Fields of a heading are as far left as it, those of a list entry further right. */
        boolean mayHave(Block block) {
            return ofHeading || block.column() > column;
        }

        boolean take(Field field) {
            boolean taken = switch (field.name()) {
                case "status" -> status(field);
                case "target", "target quarter" -> target(field);
                case "description" -> description(field);
                default -> false;
            };
            if (taken) {
                last = Math.max(last, field.line());
                findings.takeEntry(field.line());
            }
            return taken;
        }

        private boolean status(Field field) {
            EnhancementStatus said = Words.read(EnhancementStatus.class, field.plain());
            if (said == null || status != null) {
                return unreadable(field, "must be planned, approved, implementing or completed, given once");
            }
            status = said;
            return true;
        }

        private boolean target(Field field) {
            String quarter = Ranks.quarter(field.plain());
            if (quarter == null || target != null) {
                return unreadable(field, "must be a quarter such as 2026-Q3, given once");
            }
            target = quarter;
            return true;
        }

        private boolean description(Field field) {
            if (description != null) {
                return unreadable(field, "is given twice");
            }
            description = field.text(source, regions).strip();
            last = field.lastLine(source, regions);
            findings.take(field.line(), last, LineUse.ENTRY);
            return true;
        }

        private boolean unreadable(Field field, String rule) {
            findings.unreadable(field.line(), field.name(), field.value(), rule);
            return false;
        }

        StatedEnhancement stated() {
            findings.takeEntry(line);
            Integer priority = rank == null ? null : Ranks.priority(rank);
            if (rank != null && priority == null) {
                findings.take(line, line, LineUse.UNPARSED);
                findings.unreadable(line, "priority", rank, "must be 1 to 5, P0 to P3, critical, high, medium or low");
            } else if (priority != null && (priority < 1 || priority > 5)) {
                fault("priority", "must be 1 to 5", rank);
                priority = null;
            }
            String quarter = target == null ? quarterBeside : target;
            if (quarter != null && !Quarter.isValid(quarter)) {
                fault("target_quarter", Quarter.RULE, quarter);
                quarter = null;
            }
            findings.checkLength(Section.ENHANCEMENTS, title, "title", title, 1, MAX_TITLE, line);
            findings.checkLength(Section.ENHANCEMENTS, title, "description", description, 0, MAX_DESCRIPTION, line);
            return new StatedEnhancement(title, priority, status, quarter, description);
        }

        private void fault(String field, String message, @Nullable String value) {
            findings.fault(Section.ENHANCEMENTS, title, field, message, value, line);
        }
    }
}
