package dev.tracker.persistence;

import dev.tracker.core.migration.Takeout;
import dev.tracker.core.workitem.Dependency;
import java.util.Collection;
import java.util.List;
import java.util.UUID;
import java.util.function.Function;

/** Takes out by MyBatis what was imported. */
final class MyBatisTakeout implements Takeout {

    private final RecordSessions sessions;

    MyBatisTakeout(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public Entities importedBy(UUID requestId) {
        return with(mapper -> {
            String ids = Json.write(mapper.importedBy(requestId));
            mapper.holdItems(ids);
            mapper.holdVendors(ids);
            mapper.holdEnhancements(ids);
            return new Entities(
                    mapper.items(ids).stream().map(ItemRow::toItem).toList(),
                    mapper.vendors(ids).stream().map(VendorRow::toVendor).toList(),
                    mapper.deployments(ids).stream()
                            .map(DeploymentRow::toDetails)
                            .toList(),
                    mapper.enhancements(ids).stream()
                            .map(EnhancementRow::toEnhancement)
                            .toList());
        });
    }

    @Override
    public List<Reference> referencesTo(Collection<UUID> ids) {
        return with(mapper -> mapper.referencesTo(texts(ids)));
    }

    @Override
    public List<Dependency> dependenciesAmong(Collection<UUID> ids) {
        return with(mapper -> mapper.dependenciesAmong(texts(ids)));
    }

    @Override
    public void remove(Collection<UUID> ids) {
        String texts = texts(ids);
        int removed = with(mapper -> {
            mapper.remove("vendor_deployment_links", "deployment_id", texts);
            mapper.remove("work_item_deployment_links", "deployment_id", texts);
            int entities = mapper.remove("deployment_events", "id", texts);
            mapper.remove("enhancement_dependencies", "enhancement_id", texts);
            entities += mapper.remove("future_enhancements", "id", texts);
            entities += mapper.remove("vendor_extractors", "id", texts);
            mapper.removeDependencies(texts);
            mapper.remove("work_item_labels", "item_id", texts);
            mapper.remove("work_item_git_links", "item_id", texts);
            mapper.remove("session_prompt_files", "item_id", texts);
            mapper.removeTexts(texts);
            entities += mapper.remove("work_items", "id", texts);
            entities += mapper.remove("archived_work_items", "id", texts);
            mapper.remove("work_item_identities", "id", texts);
            return entities;
        });
        if (removed != ids.size()) {
            throw new IllegalStateException(ids.size() + " entities to be removed, but " + removed + " were");
        }
    }

    private static String texts(Collection<UUID> ids) {
        return Json.write(ids.stream().map(UUID::toString).toList());
    }

    private <T> T with(Function<TakeoutMapper, T> statements) {
        return sessions.with(TakeoutMapper.class, statements);
    }
}
