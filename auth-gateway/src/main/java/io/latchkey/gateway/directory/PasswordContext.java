package io.latchkey.gateway.directory;

import java.util.Arrays;
import java.util.List;
import java.util.stream.Stream;

/** The words of a person that their password may not consist of. */
public final class PasswordContext {
    private PasswordContext() {}

    /** Of the address, the local part and each label of the domain; of the name, each word. */
    public static List<String> wordsOf(UserProfile person) {
        String address = person.email().value();
        int at = address.lastIndexOf('@');
        return Stream.of(
                        Stream.of(address.substring(0, at)),
                        Arrays.stream(address.substring(at + 1).split("\\.")),
                        DisplayNameRule.splitWords(person.displayName()).stream())
                .flatMap(words -> words)
                .distinct()
                .toList();
    }
}
