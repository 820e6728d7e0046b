package io.latchkey.gateway.directory;

import java.text.Normalizer;
import java.util.ArrayList;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.regex.Pattern;

/** Which display names are fit to print in a mail, and the words a search finds them by. */
final class DisplayNameRule {
    private static final int LONGEST = 100;
    // Controls, unpaired surrogates, line and paragraph separators, and signs that turn the reading direction.
    private static final Pattern UNPRINTABLE =
            Pattern.compile("[\\p{Cc}\\p{Cs}\\p{Cn}\\p{Zl}\\p{Zp}\\u202A-\\u202E\\u2066-\\u2069]");
    private static final Pattern WORD_BEGINNING = Pattern.compile("(?<![\\p{L}\\p{N}\\p{M}])[\\p{L}\\p{N}]");
    private static final Pattern WORD = Pattern.compile("[\\p{L}\\p{N}\\p{M}]+");

    private DisplayNameRule() {}

    /** What is wrong with a name, as a sentence, or empty when it is fit; up to 100 characters are. */
    static Optional<String> findViolation(String name) {
        if (name.isBlank()) {
            return Optional.of("must not be empty");
        }
        if (name.codePointCount(0, name.length()) > LONGEST) {
            return Optional.of("must have at most 100 characters");
        }
        return UNPRINTABLE.matcher(name).find()
                ? Optional.of("must have only characters that can be printed on one line")
                : Optional.empty();
    }

    /** The words of a name, in lower case, for a password may not consist of them. */
    static List<String> splitWords(String name) {
        return WORD.matcher(foldText(name))
                .results()
                .map(found -> found.group())
                .toList();
    }

    /** What a search for the beginning of a word finds: the name from each of its words on. */
    static List<String> searchTerms(String name) {
        String folded = foldText(name);
        var terms = new ArrayList<String>();
        WORD_BEGINNING.matcher(folded).results().forEach(found -> terms.add(folded.substring(found.start())));
        return terms.stream().distinct().toList();
    }

    /** The form in which terms and what is searched for meet: NFC, lower case, single spaces. */
    static String foldText(String text) {
        return Normalizer.normalize(text, Normalizer.Form.NFC)
                .toLowerCase(Locale.ROOT)
                .strip()
                .replaceAll("\\s+", " ");
    }
}
