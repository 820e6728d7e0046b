package io.latchkey.gateway.accessrequest;

import java.text.Normalizer;
import java.util.Optional;
import java.util.regex.Pattern;

/**
 * What nobody is called, and no company: anything that a mail program makes a link of, or that is there to be dialled.
 * Names come before others' eyes, and into mails once an account exists.
 */
final class LureTextRule {
    /** The shortest telephone number of a subscriber; years, house and register numbers of a name stay below. */
    static final int DIGITS = 7;

    // Signs that look like one of a URL, or that IDNA (UTS 46) reads as one.
    private static final String DOTS = "[\\u3002\\uFF61\\u2024\\u00B7\\u2027\\u30FB\\u06D4]";
    private static final String SLASHES = "[\\u2044\\u2215\\u29F8\\u2571\\u3033\\\\]";
    private static final String COLONS = "[\\u2236\\uA789\\u02D0\\u0589\\u05C3\\u1803\\uFE13]";

    // Nothing to see: format signs, bidirectional ones among them, marks on letters, and blank letters.
    private static final Pattern UNSEEN =
            Pattern.compile("[\\p{Cf}\\p{M}\\u115F\\u1160\\u17B4\\u17B5\\u2800\\u3164\\uFFA0]");

    private static final Pattern LINK = Pattern.compile("(?iu)://|\\bwww\\d*\\.|\\b(?:https?|ftp|mailto|tel):"
            + "|[\\p{L}\\p{N}-]{2,}\\.\\p{L}{2,}[/?#]|\\S@\\S+\\.\\p{L}{2,}");

    // What people write between the digits of a number does not end it.
    private static final Pattern NUMBER = Pattern.compile("(?:\\d[^\\p{L}\\d]{0,3}){" + DIGITS + "}");

    private LureTextRule() {}

    /** What is wrong with a line of text, as a sentence; empty when it lures nobody. */
    static Optional<String> findViolation(String text) {
        String plain = unmask(text);
        if (LINK.matcher(plain).find()) {
            return Optional.of("must not hold a web or e-mail address (://, www., a@b.c): write it in the message");
        }
        return NUMBER.matcher(plain).find()
                ? Optional.of("must have fewer than " + DIGITS + " digits in a row: write numbers in the message")
                : Optional.empty();
    }

    /** As a reader's eye and a mail program take it: compatibility forms resolved, what is not seen left out. */
    private static String unmask(String text) {
        String seen = UNSEEN.matcher(Normalizer.normalize(text, Normalizer.Form.NFKD))
                .replaceAll("")
                .replaceAll(DOTS, ".")
                .replaceAll(SLASHES, "/")
                .replaceAll(COLONS, ":");
        var plain = new StringBuilder();
        seen.codePoints()
                .forEach(letter -> plain.append(
                        Character.isDigit(letter)
                                ? Integer.toString(Character.digit(letter, 10))
                                : Character.toString(letter)));
        return plain.toString();
    }
}
