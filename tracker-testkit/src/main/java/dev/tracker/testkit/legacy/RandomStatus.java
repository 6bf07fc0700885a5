package dev.tracker.testkit.legacy;

import dev.tracker.core.enhancement.EnhancementStatus;
import dev.tracker.core.statusfile.Note;
import dev.tracker.core.statusfile.OpenItem;
import dev.tracker.core.statusfile.StatedDeployment;
import dev.tracker.core.statusfile.StatedEnhancement;
import dev.tracker.core.statusfile.StatedVendor;
import dev.tracker.core.statusfile.StatusSnapshot;
import dev.tracker.core.vendor.Format;
import dev.tracker.core.vendor.TestResults;
import dev.tracker.core.vendor.VendorStatus;
import dev.tracker.core.workitem.ItemStatus;
import dev.tracker.core.workitem.ItemType;
import dev.tracker.core.workitem.WorkItemId;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Random;
import java.util.TreeMap;
import java.util.UUID;
import org.jspecify.annotations.Nullable;

/** Records at random with hostile text in every field, as generated files show them. The seed decides all. */
public final class RandomStatus {

    private static final int MAX_TITLE = 200;
    private static final int MAX_DEPTH = 5;
    private static final long EPOCH = 1_700_000_000L;

    private final Random random;

    private RandomStatus(long seed) {
        this.random = new Random(seed);
    }

    /** A small record of this seed. */
    public static StatusSnapshot of(long seed) {
        return new RandomStatus(seed).snapshot(6, 4, 10, 4);
    }

    /** A record of this seed with so many entries. */
    public static StatusSnapshot of(long seed, int vendors, int deployments, int items, int enhancements) {
        return new RandomStatus(seed).exactly(vendors, deployments, items, enhancements);
    }

    private StatusSnapshot snapshot(int vendors, int deployments, int items, int enhancements) {
        return exactly(
                random.nextInt(vendors + 1),
                random.nextInt(deployments + 1),
                random.nextInt(items + 1),
                random.nextInt(enhancements + 1));
    }

    private StatusSnapshot exactly(int vendorCount, int deploymentCount, int itemCount, int enhancementCount) {
        List<StatedVendor> vendors = new ArrayList<>();
        for (int i = 0; i < vendorCount; i++) {
            vendors.add(vendor(i));
        }
        List<StatedDeployment> deployments = new ArrayList<>();
        for (int i = 0; i < deploymentCount; i++) {
            deployments.add(deployment(vendors));
        }
        List<StatedEnhancement> enhancements = new ArrayList<>();
        for (int i = 0; i < enhancementCount; i++) {
            enhancements.add(new StatedEnhancement(
                    HostileText.line(random, MAX_TITLE),
                    1 + random.nextInt(5),
                    pick(List.of(
                            EnhancementStatus.PLANNED, EnhancementStatus.APPROVED, EnhancementStatus.IMPLEMENTING)),
                    random.nextBoolean() ? null : (2020 + random.nextInt(10)) + "-Q" + (1 + random.nextInt(4)),
                    random.nextBoolean()
                            ? null
                            : HostileText.lines(random, 10_000).replace("\r\n", "\n")));
        }
        List<Note> notes = new ArrayList<>();
        for (Note.Place place : Note.Place.values()) {
            if (random.nextInt(4) == 0) {
                notes.add(new Note(place, HostileText.lines(random, 200).replace("\r\n", "\n")));
            }
        }
        return new StatusSnapshot(
                time(), vendors, OpenItem.outline(items(itemCount)), deployments, enhancements, notes);
    }

    private StatedVendor vendor(int number) {
        List<Format> formats = Arrays.stream(Format.values())
                .filter(format -> random.nextBoolean())
                .toList();
        int total = random.nextInt(100);
        int passing = random.nextInt(total + 1);
        int skipped = random.nextInt(total - passing + 1);
        String odd = "-_ aZ9".substring(random.nextInt(6)).strip();
        return new StatedVendor(
                (odd + " v" + number).strip(),
                pick(List.of(VendorStatus.values())),
                new TestResults(passing, total, skipped),
                formats,
                random.nextInt(4) == 0 ? List.of("f" + HostileText.line(random, 20)) : List.of(),
                HostileText.line(random, 50),
                random.nextBoolean());
    }

    private StatedDeployment deployment(List<StatedVendor> vendors) {
        Map<String, Long> tests = new TreeMap<>();
        for (int i = random.nextInt(4); i > 0; i--) {
            tests.put(random.nextBoolean() ? "unit" : HostileText.lines(random, 100), (long) random.nextInt());
        }
        tests.replaceAll((category, count) -> Math.abs(count) % Integer.MAX_VALUE);
        return new StatedDeployment(
                1 + random.nextInt(1_000),
                time(),
                HostileText.lines(random, MAX_TITLE),
                random.nextInt(4) == 0 ? null : commit(),
                tests,
                random.nextBoolean(),
                vendors.stream()
                        .filter(vendor -> random.nextBoolean())
                        .map(StatedVendor::name)
                        .toList(),
                List.of());
    }

    private String commit() {
        return random.nextBoolean()
                ? String.format(Locale.ROOT, "%040x", random.nextLong() >>> 1)
                : HostileText.line(random, 60);
    }

    private List<OpenItem> items(int count) {
        List<OpenItem> items = new ArrayList<>();
        List<Integer> depths = new ArrayList<>();
        for (int i = 0; i < count; i++) {
            int under = i == 0 || random.nextInt(4) == 0 ? -1 : random.nextInt(i);
            boolean fits = under >= 0 && depths.get(under) < MAX_DEPTH;
            depths.add(fits ? depths.get(under) + 1 : 0);
            items.add(item(fits ? items.get(under).id() : null));
        }
        return items;
    }

    private OpenItem item(@Nullable WorkItemId parent) {
        return new OpenItem(
                new WorkItemId(new UUID(random.nextLong(), random.nextLong())),
                parent,
                pick(List.of(ItemType.values())),
                HostileText.lines(random, MAX_TITLE),
                pick(List.of(ItemStatus.values())),
                1 + random.nextInt(5),
                time(),
                random.nextInt(3) == 0 ? HostileText.line(random, 255) : null);
    }

    private <T> T pick(List<T> values) {
        return values.get(random.nextInt(values.size()));
    }

    private Instant time() {
        return Instant.ofEpochSecond(EPOCH + random.nextInt(100_000_000), random.nextInt(1_000_000_000));
    }
}
