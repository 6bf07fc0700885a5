package dev.tracker.core.migration;

import dev.tracker.core.change.Action;
import dev.tracker.core.change.ChangeSet;
import dev.tracker.core.change.FieldChanges;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementId;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.entity.EntityType;
import dev.tracker.core.statusfile.ParsedStatusFile;
import dev.tracker.core.statusfile.Section;
import dev.tracker.core.statusfile.StatedEnhancement;
import java.util.ArrayList;
import java.util.HashSet;
import java.util.List;
import java.util.Locale;
import java.util.Objects;
import java.util.Set;

/** The enhancements of a file; one is known by its title. */
final class EnhancementKind extends Kind<StatedEnhancement, Enhancement> {

    private static final int DEFAULT_PRIORITY = 3;

    private final Intake intake;
    private final Setting setting;

    EnhancementKind(ParsedStatusFile file, Intake intake, Setting setting) {
        super(file.enhancements(), file.faults(), Section.ENHANCEMENTS);
        this.intake = intake;
        this.setting = setting;
    }

    @Override
    String name(StatedEnhancement stated) {
        return stated.title();
    }

    @Override
    Object key(SourceEntry<StatedEnhancement, Enhancement> entry) {
        return entry.stated().title();
    }

    @Override
    Object keyOf(Enhancement enhancement) {
        return enhancement.title();
    }

    @Override
    List<Enhancement> stored() {
        Set<String> titles = new HashSet<>();
        entries.forEach(entry -> titles.add(entry.stated().title()));
        return intake.enhancementsTitled(titles);
    }

    @Override
    List<String> differences(StatedEnhancement stated, Enhancement known) {
        List<String> differences = new ArrayList<>();
        if (stated.priority() != null && stated.priority() != known.priority()) {
            differences.add("priority is " + known.priority());
        }
        if (stated.status() != null && stated.status() != known.status()) {
            differences.add("status is " + known.status().name().toLowerCase(Locale.ROOT));
        }
        if (stated.targetQuarter() != null && !stated.targetQuarter().equals(known.targetQuarter())) {
            differences.add("target_quarter is " + known.targetQuarter());
        }
        if (stated.description() != null && !stated.description().strip().equals(known.description())) {
            differences.add("description is another");
        }
        return differences;
    }

    @Override
    void add(List<SourceEntry<StatedEnhancement, Enhancement>> fresh, ChangeSet changes) {
        List<Enhancement> enhancements = new ArrayList<>();
        for (SourceEntry<StatedEnhancement, Enhancement> entry : fresh) {
            Enhancement enhancement = made(entry, () -> enhancement(entry.stated()));
            if (enhancement != null) {
                entry.entity = enhancement;
                enhancements.add(enhancement);
            }
        }
        intake.addEnhancements(enhancements);
        enhancements.forEach(enhancement -> changes.add(
                EntityType.ENHANCEMENT, enhancement.id(), 1L, Action.IMPORTED, FieldChanges.ofNew(enhancement)));
    }

    private Enhancement enhancement(StatedEnhancement stated) {
        return new Enhancement(
                new EnhancementId(setting.ids().next()),
                stated.title(),
                stated.description() == null ? null : stated.description().strip(),
                Objects.requireNonNullElse(stated.priority(), DEFAULT_PRIORITY),
                Objects.requireNonNullElse(stated.status(), EnhancementStatus.PLANNED),
                stated.targetQuarter(),
                List.of(),
                List.of(),
                null,
                setting.revision(setting.now()));
    }
}
