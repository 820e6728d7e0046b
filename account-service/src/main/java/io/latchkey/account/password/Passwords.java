package io.latchkey.account.password;

import de.mkammerer.argon2.Argon2;
import de.mkammerer.argon2.Argon2Factory;
import de.mkammerer.argon2.Argon2Factory.Argon2Types;
import io.latchkey.contracts.Secret;
import java.security.SecureRandom;
import java.util.Arrays;
import org.jspecify.annotations.Nullable;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Mono;

/**
 * Makes and checks Argon2id hashes (RFC 9106) in their standard encoded form. Every check costs one hash, whatever it
 * is asked: an account without a password and a password that is too long are checked against a hash nobody knows.
 */
@Component
public class Passwords {

    private static final int SALT_BYTES = 16;
    private static final int HASH_BYTES = 32;

    private final Argon2 argon2 = Argon2Factory.create(Argon2Types.ARGON2id, SALT_BYTES, HASH_BYTES);
    private final PasswordSettings settings;
    private final HashPool pool;
    private final String decoy;

    Passwords(PasswordSettings settings, HashPool pool) {
        this.settings = settings;
        this.pool = pool;
        byte[] unknown = new byte[HASH_BYTES];
        new SecureRandom().nextBytes(unknown);
        this.decoy = encode(unknown);
    }

    /** The encoded hash of a new password; fails with {@link HashingBusy}. */
    public Mono<String> hash(Secret password) {
        return pool.run(() -> encode(PasswordText.of(password).bytes()));
    }

    /**
     * Whether the password is the one that was hashed; fails with {@link HashingBusy}.
     *
     * @param encoded the stored hash; null where there is none, which costs the same and never verifies
     */
    public Mono<Boolean> verify(@Nullable String encoded, Secret password) {
        PasswordText whole = PasswordText.of(password);
        PasswordText text = whole.first(PasswordPolicy.LONGEST);
        boolean mayBeRight = encoded != null && text.length() == whole.length();
        String against = encoded == null ? decoy : encoded;
        return pool.run(() -> matches(against, text.bytes()) && mayBeRight);
    }

    /** Whether a stored hash was made with smaller parameters than today's. */
    public boolean outgrown(String encoded) {
        return HashCost.of(encoded).lessThan(settings);
    }

    private String encode(byte[] password) {
        try {
            return argon2.hash(settings.iterations(), settings.memoryKib(), settings.parallelism(), password);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }

    private boolean matches(String encoded, byte[] password) {
        try {
            return argon2.verify(encoded, password);
        } finally {
            Arrays.fill(password, (byte) 0);
        }
    }
}
