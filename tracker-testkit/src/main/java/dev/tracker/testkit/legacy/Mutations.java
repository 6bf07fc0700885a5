package dev.tracker.testkit.legacy;

import java.util.ArrayList;
import java.util.List;
import java.util.Random;

/** Damages a text as careless hands, tools and attackers do. The seed decides how. */
public final class Mutations {

    private static final int MOST = 8;

    private Mutations() {}

    /** The text after one to eight changes. */
    public static String of(String text, long seed) {
        Random random = new Random(seed);
        List<String> lines = new ArrayList<>(List.of(text.split("\n", -1)));
        for (int i = 1 + random.nextInt(MOST); i > 0; i--) {
            mutate(lines, random);
        }
        return String.join(random.nextInt(10) == 0 ? "\r\n" : "\n", lines);
    }

    private static void mutate(List<String> lines, Random random) {
        int at = random.nextInt(lines.size());
        String line = lines.get(at);
        int inside = random.nextInt(line.length() + 1);
        switch (random.nextInt(12)) {
            case 0 -> lines.add(at, HostileText.line(random, 80));
            case 1 -> lines.set(at, line.substring(0, inside) + HostileText.line(random, 20) + line.substring(inside));
            case 2 -> lines.set(at, line.substring(inside));
            case 3 -> lines.set(at, " ".repeat(random.nextInt(9)) + line);
            case 4 -> lines.add(random.nextInt(lines.size() + 1), line);
            case 5 -> lines.add(random.nextInt(lines.size()), lines.remove(at));
            case 6 -> lines.set(at, "");
            case 7 -> lines.set(at, line.replace("### ", "#### ").replace("- ", "* "));
            case 8 -> lines.set(at, line + line);
            case 9 -> lines.set(at, line.replace(":", random.nextBoolean() ? "" : "::"));
            case 10 -> lines.add(at, random.nextBoolean() ? "---" : "```");
            default -> lines.set(at, digits(line, random));
        }
    }

    private static String digits(String line, Random random) {
        return line.replaceAll("[0-9]+", String.valueOf(random.nextLong()).replace("$", ""));
    }
}
