package io.latchkey.account.password;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.account.password.PasswordHasher.HashCost;
import io.latchkey.contracts.SecretValue;
import io.micrometer.core.instrument.simple.SimpleMeterRegistry;
import java.time.Duration;
import java.util.Objects;
import org.junit.jupiter.api.AfterEach;
import org.junit.jupiter.api.Test;

class PasswordHasherTests {

    private static final SecretValue RIGHT = new SecretValue("wandering teapot quartz");

    private final PasswordSettings settings = new PasswordSettings(19456, 2, 1, 2, 8, Duration.ofSeconds(30));
    private final SimpleMeterRegistry meters = new SimpleMeterRegistry();
    private final HashPool pool = new HashPool(settings, meters);
    private final PasswordHasher passwords = new PasswordHasher(settings, pool);

    @AfterEach
    void close() {
        pool.destroy();
    }

    @Test
    void aStoredHashNamesArgon2idWithAtLeastTheMinimumCost() {
        String encoded = hash(RIGHT);
        assertThat(HashCost.of(encoded)).isEqualTo(new HashCost(19456, 2, 1));
        assertThat(encoded).startsWith("$argon2id$v=19$m=19456,t=2,p=1$");
        assertThat(hash(RIGHT)).as("salted").isNotEqualTo(encoded);
    }

    @Test
    void onlyTheSamePasswordVerifies() {
        String encoded = hash(RIGHT);
        assertThat(verify(encoded, RIGHT.value())).isTrue();
        assertThat(verify(encoded, "Wandering teapot quartz")).isFalse();
        assertThat(verify(encoded, "wandering teapot quartz ")).isFalse();
        assertThat(verify(encoded, "")).isFalse();
    }

    @Test
    void theNormalisedFormIsWhatCounts() {
        assertThat(verify(hash(new SecretValue("crème brûlée for two")), "cre\u0300me bru\u0302le\u0301e for two"))
                .isTrue();
    }

    @Test
    void everyCharacterUpTo128CountsAndWhatIsLongerNeverVerifies() {
        String longest = "abcdefgh".repeat(16);
        String encoded = hash(new SecretValue(longest));
        assertThat(verify(encoded, longest)).isTrue();
        assertThat(verify(encoded, longest.substring(0, 127) + "x")).isFalse();
        assertThat(verify(encoded, longest.substring(0, 72) + "X" + longest.substring(73)))
                .isFalse();
        assertThat(verify(encoded, longest + "a")).isFalse();
    }

    @Test
    void noHashAndAnOverlongPasswordCostExactlyOneHash() {
        String encoded = hash(RIGHT);
        double before = hashes();
        verify(encoded, "x".repeat(100_000));
        assertThat(hashes() - before).isEqualTo(1);
        assertThat(passwords.verify(null, RIGHT).block()).isFalse();
        assertThat(hashes() - before).isEqualTo(2);
    }

    @Test
    void aHashMadeWithLessIsOutgrownAndOneMadeWithMoreIsNot() {
        assertThat(passwords.needsRehash("$argon2id$v=19$m=16384,t=2,p=1$c2FsdHNhbHQ$aGFzaA"))
                .isTrue();
        assertThat(passwords.needsRehash("$argon2id$v=19$m=19456,t=1,p=1$c2FsdHNhbHQ$aGFzaA"))
                .isTrue();
        assertThat(passwords.needsRehash("$argon2id$v=19$m=65536,t=3,p=2$c2FsdHNhbHQ$aGFzaA"))
                .isFalse();
        assertThat(passwords.needsRehash(hash(RIGHT))).isFalse();
    }

    @Test
    void lessThanTheMinimumIsNoSetting() {
        assertThatThrownBy(() -> new PasswordSettings(19455, 2, 1, 0, 8, Duration.ofSeconds(2)))
                .hasMessageStartingWith("memory-kib must");
        assertThatThrownBy(() -> new PasswordSettings(19456, 1, 1, 0, 8, Duration.ofSeconds(2)))
                .hasMessageStartingWith("iterations must");
    }

    private String hash(SecretValue password) {
        return Objects.requireNonNull(passwords.hash(password).block());
    }

    private boolean verify(String encoded, String password) {
        return Objects.requireNonNull(
                passwords.verify(encoded, new SecretValue(password)).block());
    }

    private double hashes() {
        return meters.timer("latchkey.hash.time").count();
    }
}
