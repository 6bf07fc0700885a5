package dev.tracker.persistence.kit;

import static dev.tracker.testkit.assertion.TrackerAssertions.assertThat;
import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;
import static org.junit.platform.engine.discovery.DiscoverySelectors.selectClass;

import dev.tracker.core.Tracker;
import dev.tracker.core.change.Change;
import dev.tracker.core.change.ChangePage;
import dev.tracker.core.change.ChangeQuery;
import dev.tracker.core.deployment.DeploymentDetails;
import dev.tracker.core.enhancement.Enhancement;
import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.Vendor;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItem;
import dev.tracker.core.workitem.WorkItemId;
import dev.tracker.testkit.TrackerDatabase;
import dev.tracker.testkit.TrackerTest;
import dev.tracker.testkit.fixture.Fixtures;
import dev.tracker.testkit.fixture.MutableClock;
import dev.tracker.testkit.fixture.StandardRecord;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.List;
import java.util.Queue;
import java.util.concurrent.ConcurrentLinkedQueue;
import org.junit.jupiter.api.Tag;
import org.junit.jupiter.api.Test;
import org.junit.platform.testkit.engine.EngineTestKit;

@Tag("long")
class FixturesTest {

    private static final Queue<List<Change>> LOGS = new ConcurrentLinkedQueue<>();

    @TrackerTest
    void makesItemsOfWhichOnlyWhatMattersIsNamed(Fixtures fixtures) {
        WorkItem shop = fixtures.project().titled("Shop").create();
        WorkItem login = fixtures.task()
                .under(shop)
                .priority(1)
                .labelled("web", "urgent")
                .create();
        WorkItem session = fixtures.session().under(login).blocked().by("ada").create();
        WorkItem why = fixtures.research().dependingOn(login).completed().create();

        assertThat(shop).hasTitle("Shop").isActive().isRoot().hasVersion(1);
        assertThat(login).hasTitle("Task 2").isUnder(shop).hasPriority(1).hasLabels("web", "urgent");
        assertThat(session).isBlocked().isUnder(login).isUnclaimed();
        assertThat(session.revision().createdBy()).isEqualTo("ada");
        assertThat(why).isCompleted();
        assertThat(why).in(fixtures.tracker()).waitsFor(login);
    }

    @TrackerTest
    void makesEveryOtherEntity(Fixtures fixtures, TrackerDatabase database) {
        Vendor acme = fixtures.vendor()
                .named("Acme")
                .reading(Format.PDF, Format.OCR)
                .passing(3, 4)
                .create();
        WorkItem task = fixtures.task()
                .onBranch("feature/1")
                .atCommit("1".repeat(40))
                .inPullRequest(12)
                .create();
        DeploymentDetails release = fixtures.deployment()
                .titled("Release")
                .affecting(acme)
                .relatedTo(task)
                .tested("unit", 12)
                .create();
        Enhancement first = fixtures.enhancement()
                .in(EnhancementStatus.APPROVED)
                .targeting("2026-Q3")
                .create();
        Enhancement second = fixtures.enhancement()
                .dependingOn(first)
                .implementedBy(task)
                .priority(1)
                .create();

        assertThat(acme)
                .isOperational()
                .reads(Format.PDF, Format.OCR)
                .passes(3, 4)
                .hasExtractorVersion("1.0.0");
        assertThat(task.git().toString()).contains("feature/1", "1".repeat(40), "12");
        assertThat(release.affectedVendors()).extracting("name").containsExactly("Acme");
        assertThat(release.relatedWorkItems()).extracting("id").containsExactly(task.id());
        assertThat(second.dependsOn()).containsExactly(first.id());
        assertThat(second.workItemId()).isEqualTo(task.id());
        assertThat(fixtures.tracker().changes()).agreesWith(database);
    }

    @TrackerTest(database = TrackerTest.Database.SQLITE)
    void writesInThePast(Fixtures fixtures, MutableClock clock) {
        Instant past = Instant.parse("2022-02-02T02:02:02Z");
        Instant now = clock.last();

        WorkItem old = fixtures.task().at(past).create();

        assertThat(Duration.between(past, old.revision().createdAt())).isBetween(Duration.ZERO, Duration.ofMillis(1));
        assertThat(clock.last()).isEqualTo(now);
    }

    @TrackerTest
    void makesAProjectOfUsualSize(Fixtures fixtures, MutableClock clock, TrackerDatabase database) {
        Instant now = clock.last();

        StandardRecord record = fixtures.standard();

        assertThat(record.vendors()).hasSize(45);
        assertThat(record.items()).hasSize(1_200).extracting(WorkItem::itemType).contains(ItemType.values());
        assertThat(record.items()).extracting(WorkItem::status).contains(ItemStatus.values());
        assertThat(record.sessions()).hasSize(25);
        assertThat(record.deployments()).hasSize(50);
        assertThat(record.enhancements()).hasSize(8);
        Instant first = record.items().get(0).revision().createdAt();
        assertThat(Duration.between(first, now).toDays()).isBetween(1_825L, 1_827L);
        assertThat(clock.last()).isEqualTo(now);
        assertThat(fixtures.tracker().changes()).agreesWith(database);
    }

    @TrackerTest(database = TrackerTest.Database.SQLITE)
    void makesTrees(Fixtures fixtures) {
        List<WorkItem> tree = fixtures.deepTree(4, 3);

        assertThat(tree).hasSize(1 + 3 + 9 + 27);
        assertThat(tree.get(0)).in(fixtures.tracker()).hasDescendants(39);
        WorkItem last = tree.get(39);
        assertThat(last).in(fixtures.tracker()).isReady().hasAncestors(tree.get(0), tree.get(3), tree.get(12));
        assertThat(fixtures.deepTree(6, 1)).hasSize(6);
        assertThatThrownBy(() -> fixtures.deepTree(7, 1)).hasMessageContaining("1 to 6 levels");
    }

    @TrackerTest(database = TrackerTest.Database.SQLITE)
    void makesChains(Fixtures fixtures, Tracker tracker) {
        List<WorkItem> chain = fixtures.dependencyChain(30);

        assertThat(chain).hasSize(30);
        assertThat(chain.get(0)).in(tracker).isReady();
        assertThat(chain.get(29)).in(tracker).waitsFor(chain.get(28));
    }

    @TrackerTest
    void makesManyItems(Fixtures fixtures, TrackerDatabase database) {
        List<WorkItemId> ids = fixtures.atScale(603);

        assertThat(ids).hasSize(603).doesNotHaveDuplicates();
        assertThat(fixtures.tracker().changes().list(ChangeQuery.ALL.after(600)).changes())
                .hasSize(3);
    }

    @Test
    void makesTheSameFromTheSameSeedOnEveryStore() {
        LOGS.clear();

        run(Seeded.class, 2);
        run(SeededAgain.class, 1);

        assertThat(LOGS).hasSize(3);
        assertThat(LOGS.peek()).hasSizeGreaterThan(2_400);
        assertThat(LOGS).containsOnly(LOGS.peek());
    }

    @Test
    void makesAnotherFromAnotherSeed() {
        LOGS.clear();

        run(SeededOtherwise.class, 2);

        assertThat(List.copyOf(LOGS)).hasSize(2).doesNotHaveDuplicates();
    }

    private static void run(Class<?> type, int expected) {
        EngineTestKit.engine("junit-jupiter")
                .selectors(selectClass(type))
                .execute()
                .testEvents()
                .assertStatistics(tests -> tests.failed(0).succeeded(expected));
    }

    private static void small(Fixtures fixtures) {
        fixtures.deepTree(3, 2);
        fixtures.dependencyChain(5);
        fixtures.atScale(20);
        fixtures.vendor().create();
        note(fixtures);
    }

    private static void note(Fixtures fixtures) {
        List<Change> log = new ArrayList<>();
        ChangePage page;
        long seen = 0;
        do {
            page = fixtures.tracker()
                    .changes()
                    .list(new ChangeQuery(seen, null, null, null, null, ChangeQuery.MAX_LIMIT));
            log.addAll(page.changes());
            seen = page.lastSeq();
        } while (page.hasMore());
        LOGS.add(log);
    }

    static class Seeded {

        @TrackerTest(seed = 42)
        void makesEverything(Fixtures fixtures) {
            fixtures.standard();
            small(fixtures);
        }
    }

    static class SeededAgain {

        @TrackerTest(database = TrackerTest.Database.SQLITE, seed = 42)
        void makesEverything(Fixtures fixtures) {
            new Seeded().makesEverything(fixtures);
        }
    }

    static class SeededOtherwise {

        @TrackerTest(database = TrackerTest.Database.SQLITE, seed = 42)
        void one(Fixtures fixtures) {
            small(fixtures);
        }

        @TrackerTest(database = TrackerTest.Database.SQLITE, seed = 43)
        void another(Fixtures fixtures) {
            small(fixtures);
        }
    }
}
