package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.Secret;
import io.latchkey.messaging.Identifiers;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretBoxTests {

    private static final Secret SECRET = new Secret("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    private final UUID account = Identifiers.next();

    @Test
    void whatIsSealedOpensForItsAccountAlone() {
        SecretBox box = box(1);
        Sealed sealed = box.seal(account, SECRET);
        assertThat(box.open(account, sealed)).isEqualTo(SECRET);
        assertThat(sealed.text()).doesNotContain(SECRET.value());
        assertThatThrownBy(() -> box.open(Identifiers.next(), sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(SECRET.value());
    }

    @Test
    void theSameSecretIsNeverSealedTheSame() {
        SecretBox box = box(1);
        assertThat(box.seal(account, SECRET).text())
                .isNotEqualTo(box.seal(account, SECRET).text());
    }

    @Test
    void anyBitChangedOpensNothing() {
        SecretBox box = box(1);
        Sealed sealed = box.seal(account, SECRET);
        byte[] bytes = Base64.getDecoder().decode(sealed.text());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            var tampered = new Sealed(sealed.keyVersion(), Base64.getEncoder().encodeToString(changed));
            assertThatThrownBy(() -> box.open(account, tampered)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anOlderKeyStillOpensAndTheCurrentOneSeals() {
        Sealed old = box(1).seal(account, SECRET);
        SecretBox both = box(2, 1);
        assertThat(both.outgrown(old)).isTrue();
        assertThat(both.open(account, old)).isEqualTo(SECRET);
        Sealed anew = both.seal(account, SECRET);
        assertThat(both.outgrown(anew)).isFalse();
        assertThat(box(2).open(account, anew)).isEqualTo(SECRET);
        assertThatThrownBy(() -> box(2).open(account, old))
                .hasMessageContaining("LATCHKEY_SECOND_FACTOR_KEYS lacks the key " + old.keyVersion());
    }

    @Test
    void itPrintsMasked() {
        assertThat(box(1).seal(account, SECRET))
                .hasToString("Sealed[keyVersion=" + box(1).seal(account, SECRET).keyVersion() + "]");
    }

    private static SecretBox box(int... seeds) {
        List<String> keys = Arrays.stream(seeds)
                .mapToObj(seed -> {
                    byte[] key = new byte[32];
                    Arrays.fill(key, (byte) seed);
                    return Base64.getEncoder().encodeToString(key);
                })
                .toList();
        return new SecretBox(
                new SecondFactorSettings(keys, "Latchkey", Duration.ofMinutes(5), Duration.ofMinutes(15), 5));
    }
}
