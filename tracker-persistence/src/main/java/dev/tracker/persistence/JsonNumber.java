package dev.tracker.persistence;

import java.math.BigDecimal;
import java.math.BigInteger;

/** Number literals of JSON as exact numbers. The cost depends on neither exponent nor length. */
final class JsonNumber {

    /** Literals longer than this keep sign, magnitude and leading digits only: no field takes such a number. */
    private static final int MAX_LENGTH = 1_000;

    private static final int KEPT_DIGITS = 30;
    private static final int LONG_DIGITS = 18;
    private static final int MAX_EXPONENT = 999_999_999;

    private JsonNumber() {}

    /** Returns a {@code Long} or {@code BigInteger} for a literal without point and exponent, else a {@code BigDecimal}. */
    static Number of(String literal) {
        int e = Math.max(literal.indexOf('e'), literal.indexOf('E'));
        String mantissa = e < 0 ? literal : literal.substring(0, e);
        if (mantissa.length() > MAX_LENGTH) {
            return approximate(mantissa, e < 0 ? 0 : exponent(literal.substring(e + 1)));
        }
        if (e >= 0 || mantissa.indexOf('.') >= 0) {
            int exponent = e < 0 ? 0 : exponent(literal.substring(e + 1));
            return new BigDecimal(mantissa).scaleByPowerOfTen(exponent);
        }
        if (mantissa.length() <= LONG_DIGITS) {
            return Long.valueOf(mantissa);
        }
        BigInteger whole = new BigInteger(mantissa);
        return whole.bitLength() < Long.SIZE ? (Number) whole.longValue() : whole;
    }

    private static int exponent(String text) {
        boolean negative = text.startsWith("-");
        int start = negative || text.startsWith("+") ? 1 : 0;
        while (start < text.length() - 1 && text.charAt(start) == '0') {
            start++;
        }
        String digits = text.substring(start);
        int magnitude = digits.length() > 9 ? MAX_EXPONENT : Integer.parseInt(digits);
        return negative ? -magnitude : magnitude;
    }

    /** A digit of 1 behind those that are kept stands for all that are left out, unless they are zeros. */
    private static BigDecimal approximate(String mantissa, int exponent) {
        StringBuilder digits = new StringBuilder(mantissa.startsWith("-") ? "-0" : "0");
        int kept = 0;
        long power = exponent;
        boolean fraction = false;
        boolean more = false;
        for (int i = 0; i < mantissa.length(); i++) {
            char c = mantissa.charAt(i);
            if (c == '.') {
                fraction = true;
            } else if (c != '-') {
                boolean leading = kept == 0 && c == '0';
                if (!leading && kept < KEPT_DIGITS) {
                    digits.append(c);
                    kept++;
                    power -= fraction ? 1 : 0;
                } else {
                    more |= c != '0';
                    power += step(leading, fraction);
                }
            }
        }
        if (more) {
            digits.append('1');
            power--;
        }
        int clamped = (int) Math.max(-MAX_EXPONENT, Math.min(MAX_EXPONENT, power));
        return new BigDecimal(new BigInteger(digits.toString())).scaleByPowerOfTen(clamped);
    }

    /** How a digit that is left out moves the place of the last one that is kept. */
    private static int step(boolean leading, boolean fraction) {
        if (leading) {
            return fraction ? -1 : 0;
        }
        return fraction ? 0 : 1;
    }
}
