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

/**
 * Cuts texts into words: runs of letters and digits of any script, without case and accents. What is
 * kept for search and what is asked for are cut in the same way, so that every database compares the
 * same words and understands none of them as syntax.
 */
public final class SearchWords {

    /** So many different words may be asked for at once. */
    public static final int MAX_ASKED = 32;

    /** What is longer counts as the word that its first code points are: indexes take no key of any size. */
    static final int MAX_LENGTH = 100;

    private static final int ZERO_WIDTH_SPACE = 0x200B;
    private static final int KANA_VOICED = 0x3099;
    private static final int KANA_HALF_VOICED = 0x309A;

    /** Where a mark above a letter is an accent; elsewhere it may be half of the syllable. */
    private static final Set<UnicodeScript> ACCENTED = EnumSet.of(
            UnicodeScript.INHERITED,
            UnicodeScript.LATIN,
            UnicodeScript.GREEK,
            UnicodeScript.CYRILLIC,
            UnicodeScript.HEBREW,
            UnicodeScript.ARABIC,
            UnicodeScript.SYRIAC);

    private SearchWords() {}

    /** The different words of a text, in the order in which they first come. */
    public static Set<String> in(String text) {
        return new LinkedHashSet<>(split(folded(text)));
    }

    /**
     * The words that a query asks for, all of which must be found; the last stands for every word that
     * begins with it.
     *
     * @throws ValidationException if there is no word in it, or too many
     */
    public static List<String> asked(String text) {
        String fault = UnicodeText.fault(text);
        if (fault != null) {
            throw ValidationException.of("text", fault, text.replace('\0', ' '));
        }
        List<String> words = split(folded(text));
        if (words.isEmpty()) {
            throw ValidationException.of("text", "must hold a word: letters or digits, in any script", text);
        }
        int last = words.size() - 1;
        List<String> different = new ArrayList<>(new LinkedHashSet<>(words.subList(0, last)));
        different.add(words.get(last));
        if (different.size() > MAX_ASKED) {
            String rule = "may hold at most " + MAX_ASKED + " different words, not " + different.size();
            throw ValidationException.of("text", rule + "; ask for fewer", text);
        }
        return List.copyOf(different);
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

    private static List<String> split(String folded) {
        List<String> words = new ArrayList<>();
        StringBuilder word = new StringBuilder();
        int length = 0;
        for (int i = 0; i < folded.length(); i += Character.charCount(folded.codePointAt(i))) {
            int point = folded.codePointAt(i);
            if (Character.isLetterOrDigit(point) || (length > 0 && isPartOfLetter(point))) {
                if (length++ < MAX_LENGTH) {
                    word.appendCodePoint(point);
                }
            } else if (length > 0 && !isPassedOver(point)) {
                words.add(word.toString());
                word.setLength(0);
                length = 0;
            }
        }
        if (length > 0) {
            words.add(word.toString());
        }
        return words;
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
