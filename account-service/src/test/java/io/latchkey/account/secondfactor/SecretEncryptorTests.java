package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.util.Arrays;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class SecretEncryptorTests {

    private static final SecretValue SECRET = new SecretValue("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    private final UUID account = UuidFactory.nextUuid();

    @Test
    void whatIsSealedOpensForItsAccountAlone() {
        SecretEncryptor box = box(1);
        EncryptedSecret sealed = box.encrypt(account, SECRET);
        assertThat(box.decrypt(account, sealed)).isEqualTo(SECRET);
        assertThat(sealed.text()).doesNotContain(SECRET.value());
        assertThatThrownBy(() -> box.decrypt(UuidFactory.nextUuid(), sealed))
                .isInstanceOf(IllegalStateException.class)
                .hasMessageNotContaining(SECRET.value());
    }

    @Test
    void theSameSecretIsNeverSealedTheSame() {
        SecretEncryptor box = box(1);
        assertThat(box.encrypt(account, SECRET).text())
                .isNotEqualTo(box.encrypt(account, SECRET).text());
    }

    @Test
    void anyBitChangedOpensNothing() {
        SecretEncryptor box = box(1);
        EncryptedSecret sealed = box.encrypt(account, SECRET);
        byte[] bytes = Base64.getDecoder().decode(sealed.text());
        for (int i = 0; i < bytes.length; i++) {
            byte[] changed = bytes.clone();
            changed[i] ^= 1;
            var tampered =
                    new EncryptedSecret(sealed.keyVersion(), Base64.getEncoder().encodeToString(changed));
            assertThatThrownBy(() -> box.decrypt(account, tampered)).isInstanceOf(IllegalStateException.class);
        }
    }

    @Test
    void anOlderKeyStillOpensAndTheCurrentOneSeals() {
        EncryptedSecret old = box(1).encrypt(account, SECRET);
        SecretEncryptor both = box(2, 1);
        assertThat(both.isOutdated(old)).isTrue();
        assertThat(both.decrypt(account, old)).isEqualTo(SECRET);
        EncryptedSecret anew = both.encrypt(account, SECRET);
        assertThat(both.isOutdated(anew)).isFalse();
        assertThat(box(2).decrypt(account, anew)).isEqualTo(SECRET);
        assertThatThrownBy(() -> box(2).decrypt(account, old))
                .hasMessageContaining("LATCHKEY_SECOND_FACTOR_KEYS lacks the key " + old.keyVersion());
    }

    @Test
    void itPrintsMasked() {
        assertThat(box(1).encrypt(account, SECRET))
                .hasToString("EncryptedSecret[keyVersion="
                        + box(1).encrypt(account, SECRET).keyVersion() + "]");
    }

    private static SecretEncryptor box(int... seeds) {
        List<String> keys = Arrays.stream(seeds)
                .mapToObj(seed -> {
                    byte[] key = new byte[32];
                    Arrays.fill(key, (byte) seed);
                    return Base64.getEncoder().encodeToString(key);
                })
                .toList();
        return new SecretEncryptor(
                new SecondFactorSettings(keys, "Latchkey", Duration.ofMinutes(5), Duration.ofMinutes(15), 5));
    }
}
