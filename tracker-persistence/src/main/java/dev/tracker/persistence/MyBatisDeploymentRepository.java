package dev.tracker.persistence;

import dev.tracker.core.deployment.Deployment;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.deployment.DeploymentId;
import dev.tracker.core.deployment.DeploymentQuery;
import dev.tracker.core.deployment.DeploymentRepository;
import dev.tracker.core.json.Scalar;
import dev.tracker.core.paging.Page;
import dev.tracker.core.paging.PageRequest;
import dev.tracker.core.vendor.VendorId;
import dev.tracker.core.workitem.WorkItemId;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import org.jspecify.annotations.Nullable;

/** Keeps deployments by MyBatis. */
final class MyBatisDeploymentRepository implements DeploymentRepository {

    private static final String NAME = "deployments";

    private final RecordSessions sessions;

    MyBatisDeploymentRepository(RecordSessions sessions) {
        this.sessions = sessions;
    }

    @Override
    public void insert(Deployment deployment) {
        DeploymentRow row = DeploymentRow.of(deployment);
        JsonText vendors = ids(deployment.affectedVendors());
        JsonText items = ids(deployment.relatedWorkItems());
        sessions.with(DeploymentMapper.class, mapper -> {
            if (sessions.dialect() == Dialect.POSTGRESQL) {
                return mapper.insertWhole(row, vendors, items);
            }
            return mapper.insertEvent(row) + mapper.insertVendors(row, vendors) + mapper.insertItems(row, items);
        });
    }

    @Override
    public Optional<DeploymentDetails> find(DeploymentId id) {
        DeploymentRow row = sessions.with(DeploymentMapper.class, mapper -> mapper.find(id));
        return Optional.ofNullable(row).map(DeploymentRow::toDetails);
    }

    @Override
    public Page<DeploymentDetails> list(DeploymentQuery query) {
        PageRequest page = query.page();
        Cursor cursor = Cursor.read(NAME, page.cursor());
        VendorId vendor = vendor(query);
        WorkItemId item = item(query);
        return sessions.with(
                DeploymentMapper.class,
                mapper -> Slices.page(
                        page,
                        mapper.count(query, vendor, item, null),
                        mapper.list(query, vendor, item, cursor, page.limit() + 1, Slices.offset(page)),
                        DeploymentRow::toDetails,
                        MyBatisDeploymentRepository::cursor));
    }

    private static JsonText ids(List<? extends Scalar> ids) {
        return JsonText.of(ids.stream().map(id -> Map.of("id", id.toString())).toList());
    }

    private static Cursor cursor(DeploymentDetails last) {
        return new Cursor(
                NAME, last.deployedAt(), last.metadata().prNumber(), last.id().value());
    }

    private static @Nullable VendorId vendor(DeploymentQuery query) {
        return query.vendor() == null ? null : query.vendor().id();
    }

    private static @Nullable WorkItemId item(DeploymentQuery query) {
        return query.workItem() == null ? null : query.workItem().id();
    }
}
