package io.latchkey.devstack.demo;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class BodyTests {

    @Test
    void whatIsSecretIsSentAndNeverShown() {
        var body = Body.of("email", "ada@example.org", "password", "correct horse", "token", "t0", "newPassword", "n0");

        assertThat(body.json()).contains("correct horse", "t0", "n0");
        assertThat(body.shown())
                .isEqualTo("{\"email\":\"ada@example.org\",\"password\":\"…\",\"token\":\"…\",\"newPassword\":\"…\"}");
        assertThat(body).hasToString(body.shown());
    }

    @Test
    void anAnswerIsShownWithoutWhatOpensAnything() {
        var answer = Body.read("{\"type\":\"x\",\"challenge\":\"c0\",\"secret\":\"s0\",\"recoveryCodes\":[\"r0\"]}");

        assertThat(Body.shown(answer))
                .isEqualTo("{\"type\":\"x\",\"challenge\":\"…\",\"secret\":\"…\",\"recoveryCodes\":\"…\"}");
        assertThat(Body.shown(Body.read(""))).isEmpty();
    }

    @Test
    void anEmptyBodyIsNoBody() {
        assertThat(Body.NONE.json()).isEmpty();
        assertThat(Body.NONE.shown()).isEmpty();
    }
}
