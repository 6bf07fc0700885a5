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
            mapper.removeVendorLinks(texts);
            mapper.removeItemLinks(texts);
            int entities = mapper.removeDeployments(texts);
            mapper.removeNeeds(texts);
            entities += mapper.removeEnhancements(texts) + mapper.removeVendors(texts);
            mapper.removeDependencies(texts);
            mapper.removeLabels(texts);
            mapper.removeLinks(texts);
            mapper.removePromptFiles(texts);
            mapper.removeTexts(texts);
            entities += mapper.removeItems(texts) + mapper.removeArchived(texts);
            mapper.removeIdentities(texts);
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
