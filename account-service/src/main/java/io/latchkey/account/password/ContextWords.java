package io.latchkey.account.password;

import java.util.Collection;
import java.util.Comparator;
import java.util.List;
import java.util.regex.Pattern;
import java.util.stream.Stream;

/**
 * Words that an attacker who knows the account would try first (ASVS 5.0, 6.2.11). A password that holds the product's
 * name is refused; one that holds words of the account (of four code points or more) is refused when fewer than eight
 * letters and digits are left without them, so that a long sentence may still name its author.
 */
final class ContextWords {

    private static final String PRODUCT = "latchkey";
    private static final int SHORTEST_WORD = 4;
    private static final int ENOUGH_WITHOUT = 8;
    private static final Pattern SEPARATORS = Pattern.compile("[^\\p{L}\\p{M}\\p{N}]+");

    private final List<String> words;

    private ContextWords(List<String> words) {
        this.words = words;
    }

    /** @param given local part, domain label and words of the display name, as they are */
    static ContextWords of(Collection<String> given) {
        return new ContextWords(given.stream()
                .map(PasswordText::foldCase)
                .flatMap(word -> Stream.concat(Stream.of(stripSeparators(word)), SEPARATORS.splitAsStream(word)))
                .filter(word -> word.codePointCount(0, word.length()) >= SHORTEST_WORD)
                .distinct()
                .sorted(Comparator.comparingInt(String::length).reversed())
                .toList());
    }

    boolean dominatePassword(String folded) {
        String squeezed = stripSeparators(folded);
        if (squeezed.contains(PRODUCT)) {
            return true;
        }
        String rest = squeezed;
        for (String word : words) {
            // A space instead of nothing, so that no new word arises where one was taken out.
            rest = rest.replace(word, " ");
        }
        String left = stripSeparators(rest);
        return !rest.equals(squeezed) && left.codePointCount(0, left.length()) < ENOUGH_WITHOUT;
    }

    private static String stripSeparators(String text) {
        return SEPARATORS.matcher(text).replaceAll("");
    }
}
