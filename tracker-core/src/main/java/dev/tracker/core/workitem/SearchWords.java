package dev.tracker.core.workitem;

import dev.tracker.core.error.ValidationException;
import dev.tracker.core.json.UnicodeText;
import java.lang.Character.UnicodeScript;
import java.text.Normalizer;
import java.util.ArrayList;
import java.util.EnumSet;
import java.util.LinkedHashSet;
import java.util.List;
import java.util.Locale;
import java.util.Set;
import java.util.function.Consumer;

/**
 * Cuts texts into words: runs of letters and digits of any script, without case and accents. What is kept for search
 * and what is asked for are cut in the same way, so that every database compares the same words and understands none
 * of them as syntax.
 *
 * <p>Some scripts, such as Chinese, Japanese and Thai, put no blanks between words. A run of their letters is kept as
 * its overlapping pairs of characters and its last character, so that any part of it of at least two characters is
 * found by the pairs of that part, and a single character as the beginning of a pair. Korean is cut likewise, for its
 * words carry endings. Where letters of such a script and other letters or digits touch, a new word begins.
 */
public final class SearchWords {

    /** So many different words may be asked for at once. */
    public static final int MAX_ASKED = 32;

    /** What is longer counts as the word that its first code points are: indexes take no key of any size. */
    static final int MAX_LENGTH = 100;

    /** So many characters of a run of pairs count in a query. */
    static final int MAX_ASKED_RUN = 33;

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int KANA_VOICED = 0x3099;
    private static final int KANA_HALF_VOICED = 0x309A;
    private static final int IDEOGRAPHIC_ZERO = 0x3007;

    /** Where a mark above a letter is an accent; elsewhere it may be half of the syllable. */
    private static final Set<UnicodeScript> ACCENTED = EnumSet.of(
            UnicodeScript.INHERITED,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC);

    /** Scripts whose words are not parted by blanks, or carry endings. */
    private static final Set<UnicodeScript> PAIRED = EnumSet.of(
            UnicodeScript.HAN,
            UnicodeScript.HIRAGANA,
            UnicodeScript.KATAKANA,
            UnicodeScript.HANGUL,
            UnicodeScript.BOPOMOFO,
            UnicodeScript.YI,
            UnicodeScript.THAI,
            UnicodeScript.LAO,
            UnicodeScript.KHMER,
            UnicodeScript.MYANMAR,
            UnicodeScript.JAVANESE,
            UnicodeScript.BALINESE,
            UnicodeScript.TAI_LE,
            UnicodeScript.NEW_TAI_LUE,
            UnicodeScript.TAI_THAM,
            UnicodeScript.TAI_VIET,
            UnicodeScript.TANGUT,
            UnicodeScript.NUSHU);

    private SearchWords() {}

    /**
     * A word that a query asks for.
     *
     * @param isPrefix whether every word that begins with it will do
     */
    public record Asked(String word, boolean isPrefix) {}

    /** A run of letters and digits that stand together; {@code paired} for one that is looked up by pairs. */
    private record Run(String text, boolean paired) {}

    /** The different words of a text, in the order in which they first come. */
    public static Set<String> in(String text) {
        Set<String> words = new LinkedHashSet<>();
        for (Run run : runs(text)) {
            if (run.paired()) {
                pairs(run.text(), Integer.MAX_VALUE, words::add);
                words.add(run.text()
                        .substring(run.text().offsetByCodePoints(run.text().length(), -1)));
            } else {
                words.add(run.text());
            }
        }
        return words;
    }

    /** Whether some of a text is kept as pairs of characters. */
    public static boolean hasPairs(String text) {
        return !isPlain(text) && runs(text).stream().anyMatch(Run::paired);
    }

    /**
     * The words that a query asks for, all of which must be found; the last stands for every word that begins with it.
     *
     * @throws ValidationException if there is no word in it, or too many
     */
    public static List<Asked> asked(String text) {
        String fault = UnicodeText.fault(text);
        if (fault != null) {
            throw ValidationException.of("text", fault, text.replace('\0', ' '));
        }
        List<Run> runs = runs(text);
        if (runs.isEmpty()) {
            throw ValidationException.of("text", "must hold a word: letters or digits, in any script", text);
        }
        int last = runs.size() - 1;
        List<Run> different = new ArrayList<>(new LinkedHashSet<>(runs.subList(0, last)));
        different.add(runs.get(last));
        if (different.size() > MAX_ASKED) {
            String rule = "may hold at most " + MAX_ASKED + " different words, not " + different.size();
            throw ValidationException.of("text", rule + "; ask for fewer", text);
        }
        Set<Asked> asked = new LinkedHashSet<>();
        for (int i = 0; i < different.size(); i++) {
            addAsked(different.get(i), i == different.size() - 1, asked);
        }
        return List.copyOf(asked);
    }

    private static void addAsked(Run run, boolean isLast, Set<Asked> asked) {
        if (!run.paired()) {
            asked.add(new Asked(run.text(), isLast));
        } else if (run.text().codePointCount(0, run.text().length()) == 1) {
            asked.add(new Asked(run.text(), true));
        } else {
            pairs(run.text(), MAX_ASKED_RUN, pair -> asked.add(new Asked(pair, false)));
        }
    }

    /** Each two neighbouring characters of a run's beginning. */
    private static void pairs(String run, int longest, Consumer<String> pairs) {
        int[] points = run.codePoints().limit(longest).toArray();
        for (int i = 0; i + 1 < points.length; i++) {
            pairs.accept(new String(points, i, 2));
        }
    }

    /** Compatible forms are one, and so are the cases of a letter, also where one is two in the other. */
    private static String folded(String text) {
        if (isPlain(text)) {
            return text.toLowerCase(Locale.ROOT);
        }
        String upper = Normalizer.normalize(text, Normalizer.Form.NFKD)
                .toLowerCase(Locale.ROOT)
                .toUpperCase(Locale.ROOT);
        // Letter by letter: of a whole text, a sigma at the end of a word would become another one.
        StringBuilder lower = new StringBuilder(upper.length());
        upper.codePoints().map(Character::toLowerCase).forEach(lower::appendCodePoint);
        return Normalizer.normalize(lower, Normalizer.Form.NFKD);
    }

    private static boolean isPlain(String text) {
        return text.chars().allMatch(unit -> unit < 0x80);
    }

    private static List<Run> runs(String text) {
        String folded = folded(text);
        List<Run> runs = new ArrayList<>();
        StringBuilder run = new StringBuilder();
        boolean paired = false;
        int length = 0;
        for (int i = 0; i < folded.length(); i += Character.charCount(folded.codePointAt(i))) {
            int point = folded.codePointAt(i);
            boolean letter = isLetter(point);
            boolean ends = letter ? paired != isPaired(point) : !isWithin(point, paired);
            if (length > 0 && ends) {
                runs.add(run(run, paired));
                run.setLength(0);
                length = 0;
            }
            if (letter) {
                paired = isPaired(point);
            }
            if (letter || (length > 0 && isPartOfLetter(point))) {
                if (length++ < MAX_LENGTH || paired) {
                    run.appendCodePoint(point);
                }
            }
        }
        if (length > 0) {
            runs.add(run(run, paired));
        }
        return runs;
    }

    /** Characters of pairs are whole syllables and kana, which folding took apart. */
    private static Run run(StringBuilder text, boolean paired) {
        return new Run(paired ? Normalizer.normalize(text, Normalizer.Form.NFC) : text.toString(), paired);
    }

    private static boolean isLetter(int point) {
        return Character.isLetterOrDigit(point) || point == IDEOGRAPHIC_ZERO;
    }

    /** Whether a letter is of a script that is looked up by pairs, as the mark is that makes a vowel of kana long. */
    private static boolean isPaired(int point) {
        if (point < 0x0E00 || Character.isDigit(point)) {
            return false;
        }
        UnicodeScript script = UnicodeScript.of(point);
        return PAIRED.contains(script) || (script == UnicodeScript.COMMON && point >= 0x3000 && point <= 0x33FF);
    }

    /** Whether what is no letter may stand in a run without ending it. */
    private static boolean isWithin(int point, boolean paired) {
        return isMark(point) || isPassedOver(point) || (paired && point == ZERO_WIDTH_SPACE);
    }

    private static boolean isPartOfLetter(int point) {
        return isMark(point) && !isAccent(point);
    }

    private static boolean isPassedOver(int point) {
        return isAccent(point) || (Character.getType(point) == Character.FORMAT && point != ZERO_WIDTH_SPACE);
    }

    private static boolean isAccent(int point) {
        return isMark(point)
                && point != KANA_VOICED
                && point != KANA_HALF_VOICED
                && ACCENTED.contains(UnicodeScript.of(point));
    }

    private static boolean isMark(int point) {
        int type = Character.getType(point);
        return type == Character.NON_SPACING_MARK
                || type == Character.COMBINING_SPACING_MARK
                || type == Character.ENCLOSING_MARK;
    }
}
