package io.latchkey.platform.trail;

import static org.assertj.core.api.Assertions.assertThat;

import java.util.Optional;
import java.util.stream.IntStream;
import org.jspecify.annotations.Nullable;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class RefusalKindTests {

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "401, -, false, unauthenticated",
                "401, unauthenticated, false, unauthenticated",
                "401, unauthenticated, true, credential-unknown",
                "401, -, true, credential-unknown",
                "401, invalid-credentials, false, invalid-credentials",
                "401, a-word-of-tomorrow, false, a-word-of-tomorrow",
                "403, -, false, forbidden",
                "403, cross-origin, true, cross-origin",
                "403, reauthentication-required, false, reauthentication-required",
                "429, -, false, too-many-requests",
                "409, own-account, false, own-account",
                "303, -, true, credential-unknown",
                "400, invalid-request, true, credential-unknown"
            })
    void anAnswerThatRefusesIsOneWhoeverMadeIt(
            int status, @Nullable String problem, boolean unknownCredential, String kind) {
        assertThat(classify(status, problem, unknownCredential, false)).contains(kind);
    }

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "401, one-time-password-required, false",
                "403, two-factor-enrolment-required, false",
                "403, proof-required, false",
                "409, email-taken, false",
                "409, -, true",
                "303, -, false",
                "404, not-found, true",
                "400, invalid-request, false",
                "503, unavailable, true"
            })
    void whatRefusesNobodyIsNone(int status, @Nullable String problem, boolean unknownCredential) {
        assertThat(classify(status, problem, unknownCredential, false)).isEmpty();
    }

    @Test
    void everyAnswerOfAStatusThatRefusesIsOneWithoutAWordFromItsMaker() {
        assertThat(IntStream.range(100, 600)
                        .filter(status -> classify(status, null, false, false).isPresent()))
                .containsExactly(401, 403, 429);
    }

    @Test
    void aPageSaysInWordsWhatAProgramIsToldByName() {
        assertThat(classify(401, null, false, true)).contains("attempt-failed");
        assertThat(classify(429, null, false, true)).contains("attempt-throttled");
        assertThat(classify(403, null, false, true)).contains("forbidden");
        assertThat(classify(401, "unauthenticated", false, true)).contains("unauthenticated");
    }

    private static Optional<String> classify(
            int status, @Nullable String problem, boolean unknownCredential, boolean page) {
        return RefusalKind.classify(status, page, problem, unknownCredential);
    }
}
