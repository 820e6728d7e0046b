package io.latchkey.account.secondfactor;

import io.latchkey.contracts.SecretValue;
import java.util.Optional;

/** A one-time password as people type and paste it. */
final class TypedCodeParser {

    private static final int DIGITS = 6;
    private static final int LONGEST = 64;

    private TypedCodeParser() {}

    /** Six digits of any script (full-width, Arabic ...) with blanks and dashes between them; empty when it is none. */
    static Optional<String> parseDigits(SecretValue typed) {
        String text = typed.value();
        if (text.length() > LONGEST) {
            return Optional.empty();
        }
        var digits = new StringBuilder();
        boolean other = false;
        for (int point : text.codePoints().toArray()) {
            int digit = Character.digit(point, 10);
            other |= digit < 0 && !isSeparator(point);
            digits.append(digit < 0 ? "" : String.valueOf(digit));
        }
        return other || digits.length() != DIGITS ? Optional.empty() : Optional.of(digits.toString());
    }

    /** What stands between digits and means nothing: blanks, dashes, marks of direction. */
    static boolean isSeparator(int point) {
        return Character.isWhitespace(point)
                || Character.isSpaceChar(point)
                || Character.getType(point) == Character.DASH_PUNCTUATION
                || Character.getType(point) == Character.FORMAT;
    }
}
