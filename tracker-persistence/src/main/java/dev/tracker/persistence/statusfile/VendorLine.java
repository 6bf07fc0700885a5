package dev.tracker.persistence.statusfile;

import dev.tracker.core.vendor.VendorStatus;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;

/**
 * The parts of a vendor's line, as written.
 *
 * @param status the word where the status stands
 * @param counts passing, total and skipped tests; null: not said
 * @param formats null: not said
 * @param rest what follows and is no part of a vendor; empty: nothing
 */
record VendorLine(
        String name,
        String status,
        @Nullable List<Long> counts,
        @Nullable List<String> formats,
        @Nullable String version,
        boolean compliant,
        String rest) {

    static final String COMPLIANT = "(manifest compliant)";

    private static final Pattern TESTS = Pattern.compile(
            "\\((\\d{1,18})/(\\d{1,18})(?: tests?)?(?: passed| passing)?(?:, (\\d{1,18}) skipped)?\\)",
            Pattern.CASE_INSENSITIVE);
    private static final Pattern REMARK = Pattern.compile("[-–—,;(#/].*");

    /** A version as one word, whatever it holds. */
    static String oneWord(String version) {
        return MarkdownText.inLine(version, "(").replace(" ", "&#32;").replace("\t", "&#9;");
    }

    /** The parts of a list entry's text, or null where it does not read like a vendor. */
    static @Nullable VendorLine of(Block item) {
        String text = item.text();
        int colon = text.indexOf(':');
        if (colon <= 0) {
            return null;
        }
        String name = text.substring(0, colon);
        String said = text.substring(colon + 1);
        for (String bold : new String[] {"**", "__"}) {
            if (name.startsWith(bold) && name.endsWith(bold) && name.length() > 2 * bold.length()) {
                name = name.substring(bold.length(), name.length() - bold.length());
            } else if (name.startsWith(bold) && said.startsWith(bold)) {
                name = name.substring(bold.length());
                said = said.substring(bold.length());
            }
        }
        return of(name, SourceLines.trimmed(said));
    }

    private static @Nullable VendorLine of(String name, String text) {
        int end = 0;
        while (end < text.length() && Character.isLetter(text.charAt(end))) {
            end++;
        }
        String status = text.substring(0, end);
        if (status.isEmpty() || name.isBlank()) {
            return null;
        }
        Parts parts = new Parts(SourceLines.trimmed(text.substring(end)));
        parts.read();
        boolean known = Words.read(VendorStatus.class, status) != null;
        boolean readsLikeOne = known || parts.some;
        boolean remarks =
                parts.rest.isEmpty() || parts.some || REMARK.matcher(parts.rest).matches();
        return readsLikeOne && remarks
                ? new VendorLine(
                        MarkdownText.plain(SourceLines.trimmed(name)),
                        status.toLowerCase(Locale.ROOT),
                        parts.counts,
                        parts.formats,
                        parts.version,
                        parts.compliant,
                        parts.rest)
                : null;
    }

    /** What may follow the status, each once, in any order. */
    private static final class Parts {

        private String rest;
        private @Nullable List<Long> counts;
        private @Nullable List<String> formats;
        private @Nullable String version;
        private boolean compliant;
        private boolean some;

        Parts(String rest) {
            this.rest = rest;
        }

        void read() {
            while (!rest.isEmpty() && (compliance() || tests() || formats() || version())) {
                some = true;
            }
        }

        private boolean compliance() {
            boolean found = !compliant && rest.regionMatches(true, 0, COMPLIANT, 0, COMPLIANT.length());
            compliant |= found;
            return found && after(COMPLIANT.length());
        }

        private boolean tests() {
            Matcher tests = TESTS.matcher(rest);
            if (counts != null || !tests.lookingAt()) {
                return false;
            }
            long skipped = tests.group(3) == null ? 0 : Long.parseLong(tests.group(3));
            counts = List.of(Long.parseLong(tests.group(1)), Long.parseLong(tests.group(2)), skipped);
            return after(tests.end());
        }

        private boolean formats() {
            int end = rest.startsWith("[") ? MarkdownText.next(rest, ']', 1) : -1;
            if (formats != null || end < 0) {
                return false;
            }
            List<String> names = new ArrayList<>();
            for (String name : MarkdownText.split(rest.substring(1, end), ',')) {
                String plain = MarkdownText.plain(SourceLines.trimmed(name));
                if (!plain.isEmpty()) {
                    names.add(plain);
                }
            }
            formats = names;
            return after(end + 1);
        }

        private boolean version() {
            if (version != null || rest.length() < 2 || (rest.charAt(0) != 'v' && rest.charAt(0) != 'V')) {
                return false;
            }
            int end = 1;
            while (end < rest.length() && rest.charAt(end) != ' ' && rest.charAt(end) != '\t') {
                end++;
            }
            if (end == 1) {
                return false;
            }
            version = MarkdownText.plain(rest.substring(1, end));
            return after(end);
        }

        private boolean after(int end) {
            rest = SourceLines.trimmed(rest.substring(end));
            return true;
        }
    }
}
