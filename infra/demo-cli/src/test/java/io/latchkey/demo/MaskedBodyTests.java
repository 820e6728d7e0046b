package io.latchkey.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class MaskedBodyTests {

    @Test
    void whatIsSecretIsSentAndNeverShown() {
        var body = MaskedBody.of(
                "email", "ada@example.org", "password", "correct horse", "token", "t0", "newPassword", "n0");

        assertThat(body.toJson()).contains("correct horse", "t0", "n0");
        assertThat(body.toMaskedJson())
                .isEqualTo("{\"email\":\"ada@example.org\",\"password\":\"…\",\"token\":\"…\",\"newPassword\":\"…\"}");
        assertThat(body).hasToString(body.toMaskedJson());
    }

    @Test
    void anAnswerIsShownWithoutWhatOpensAnything() {
        var answer = MaskedBody.parseJson(
                "{\"type\":\"x\",\"challenge\":\"c0\",\"secret\":\"s0\",\"recoveryCodes\":[\"r0\"]}");

        assertThat(MaskedBody.toMaskedJson(answer))
                .isEqualTo("{\"type\":\"x\",\"challenge\":\"…\",\"secret\":\"…\",\"recoveryCodes\":\"…\"}");
        assertThat(MaskedBody.toMaskedJson(MaskedBody.parseJson(""))).isEmpty();
    }

    @Test
    void anEmptyBodyIsNoBody() {
        assertThat(MaskedBody.NONE.toJson()).isEmpty();
        assertThat(MaskedBody.NONE.toMaskedJson()).isEmpty();
    }
}
