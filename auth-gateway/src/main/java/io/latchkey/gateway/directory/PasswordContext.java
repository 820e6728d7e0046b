package io.latchkey.gateway.directory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of a person that their password may not consist of. */
public final class PasswordContext {
    /** As many as account-service takes; a name of 100 characters has at most 50. */
    private static final int MOST_WORDS = 64;

    private PasswordContext() {}

    /** Of the address, the local part and the labels of the domain; of the name, each word; at most 64 in all. */
    public static List<String> wordsOf(UserProfile person) {
        String address = person.email().value();
        int at = address.lastIndexOf('@');
        List<String> names = DisplayNameRule.splitWords(person.displayName());
        // The labels of a domain of more than sixty say the least about a person.
        int mostLabels = Math.max(0, MOST_WORDS - 1 - names.size());
        return Stream.of(
                        Stream.of(address.substring(0, at)),
                        Arrays.stream(address.substring(at + 1).split("\\.")).limit(mostLabels),
                        names.stream())
                .flatMap(words -> words)
                .distinct()
                .limit(MOST_WORDS)
                .toList();
    }
}
