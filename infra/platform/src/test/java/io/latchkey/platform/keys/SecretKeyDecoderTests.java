package io.latchkey.platform.keys;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.util.Base64;
import java.util.List;
import org.junit.jupiter.api.Test;

class SecretKeyDecoderTests {

    private static final String GOOD = Base64.getEncoder().encodeToString(new byte[32]);

    @Test
    void eachKeyIsRead() {
        assertThat(SecretKeyDecoder.decode("LATCHKEY_X_KEYS", List.of(GOOD, " " + GOOD)))
                .hasSize(2);
    }

    @Test
    void aMissingKeyIsSaidByTheNameOfItsVariable() {
        assertThatThrownBy(() -> SecretKeyDecoder.decode("LATCHKEY_X_KEYS", List.of()))
                .hasMessageStartingWith("LATCHKEY_X_KEYS is not set");
    }

    @Test
    void aWrongKeyIsNamedByItsPlaceAndNeverRepeated() {
        assertThatThrownBy(() -> SecretKeyDecoder.decode("LATCHKEY_X_KEYS", List.of(GOOD, "not base64!")))
                .hasMessage("LATCHKEY_X_KEYS: key 2 is not base64")
                .hasNoCause();
        assertThatThrownBy(() -> SecretKeyDecoder.decode("LATCHKEY_X_KEYS", List.of("c2hvcnQ=")))
                .hasMessage("LATCHKEY_X_KEYS: key 1 has fewer than 32 bytes");
    }
}
