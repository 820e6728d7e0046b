package io.latchkey.account.password;

import java.util.regex.Matcher;
import java.util.regex.Pattern;

/** The Argon2id parameters that an encoded hash names. */
record HashCost(int memoryKib, int iterations, int parallelism) {

    private static final Pattern ENCODED =
            Pattern.compile("\\$argon2id\\$v=\\d{1,5}\\$m=(\\d{1,9}),t=(\\d{1,9}),p=(\\d{1,9})\\$.*");

    /** @throws IllegalArgumentException when it is no Argon2id hash; never repeats it */
    static HashCost of(String encoded) {
        Matcher found = ENCODED.matcher(encoded);
        if (!found.matches()) {
            throw new IllegalArgumentException("not an encoded Argon2id hash");
        }
        return new HashCost(
                Integer.parseInt(found.group(1)), Integer.parseInt(found.group(2)), Integer.parseInt(found.group(3)));
    }

    /** Whether any parameter falls short of what is asked today. */
    boolean lessThan(PasswordSettings today) {
        return memoryKib < today.memoryKib() || iterations < today.iterations() || parallelism < today.parallelism();
    }
}
