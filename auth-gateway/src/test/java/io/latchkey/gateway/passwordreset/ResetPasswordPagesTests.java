package io.latchkey.gateway.passwordreset;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class ResetPasswordPagesTests {

    @ParameterizedTest
    @CsvSource({
        "AbC-_9,AbC-_9",
        "'  AbC\r\n -_9\t',AbC-_9",
        "https://access.example/reset-password#token=AbC-_9,AbC-_9",
        "'https://access.example/reset-password?lang=es#token=Ab\n C',AbC",
        "'#token=',''",
        "'   ',''"
    })
    void aTokenIsReadAsPeoplePasteIt(String pasted, String token) {
        assertThat(ResetPasswordPages.extractToken(pasted).value()).isEqualTo(token);
    }
}
