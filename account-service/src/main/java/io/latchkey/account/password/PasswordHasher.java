package io.latchkey.account.password;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.latchkey.contracts.SecretValue;
import java.security.SecureRandom;
import java.util.Arrays;
import java.util.regex.Matcher;
import java.util.regex.Pattern;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes and checks Argon2id hashes (RFC 9106) in their standard encoded form. Every check costs one hash, whatever it
 * is asked: an account without a password and a password that is too long are checked against a hash of random bytes.
 */
@Component
public class PasswordHasher {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
    private final PasswordSettings settings;
    private final HashPool pool;
    private final String decoy;

    PasswordHasher(PasswordSettings settings, HashPool pool) {
        this.settings = settings;
        this.pool = pool;
        byte[] unknown = new byte[HASH_BYTES];
        new SecureRandom().nextBytes(unknown);
        this.decoy = hashAndWipe(unknown);
    }

    /** The encoded hash of a new password; fails with {@link HashPoolBusyException}. */
    public Mono<String> hash(SecretValue password) {
        return pool.run(() -> hashAndWipe(PasswordText.of(password).toUtf8()));
    }

    /**
     * Whether the password is the one that was hashed; fails with {@link HashPoolBusyException}.
     *
     * @param encoded the stored hash; null where there is none, which costs the same and never verifies
     */
    public Mono<Boolean> verify(@Nullable String encoded, SecretValue password) {
        PasswordText whole = PasswordText.of(password);
        PasswordText text = whole.truncateTo(PasswordPolicy.LONGEST);
        boolean mayBeRight = encoded != null && text.length() == whole.length();
        String against = encoded == null ? decoy : encoded;
        return pool.run(() -> verifyAndWipe(against, text.toUtf8()) && mayBeRight);
    }

    /** Whether a stored hash was made with smaller parameters than today's. */
    public boolean needsRehash(String encoded) {
        return HashCost.of(encoded).lessThan(settings);
    }

    private String hashAndWipe(byte[] password) {
        try {
            return argon2.hash(settings.iterations(), settings.memoryKib(), settings.parallelism(), password);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private boolean verifyAndWipe(String encoded, byte[] password) {
        try {
            return argon2.verify(encoded, password);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

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
                    Integer.parseInt(found.group(1)),
                    Integer.parseInt(found.group(2)),
                    Integer.parseInt(found.group(3)));
        }

        /** Whether any parameter falls short of what is asked today. */
        boolean lessThan(PasswordSettings today) {
            return memoryKib < today.memoryKib()
                    || iterations < today.iterations()
                    || parallelism < today.parallelism();
        }
    }
}
