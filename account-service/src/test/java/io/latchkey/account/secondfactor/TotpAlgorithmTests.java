package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.SecretValue;
import java.time.Instant;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;

class TotpAlgorithmTests {

    // "12345678901234567890", the secret of both standards.
    private static final SecretValue SECRET = new SecretValue("GEZDGNBVGY3TQOJQGEZDGNBVGY3TQOJQ");

    @ParameterizedTest
    @CsvSource({
        "0,755224", "1,287082", "2,359152", "3,969429", "4,338314",
        "5,254676", "6,287922", "7,162583", "8,399871", "9,520489"
    })
    void theCodesAreThoseOfRfc4226AppendixD(long counter, String code) {
        assertThat(TotpAlgorithm.generateCode(SECRET, counter)).isEqualTo(code);
        assertThat(steps(code, Instant.ofEpochSecond(counter * 30))).containsExactly(counter);
    }

    @ParameterizedTest
    @CsvSource({
        "59,287082",
        "1111111109,081804",
        "1111111111,050471",
        "1234567890,005924",
        "2000000000,279037",
        "20000000000,353130"
    })
    void theCodesAreThoseOfRfc6238AppendixB(long second, String code) {
        assertThat(steps(code, Instant.ofEpochSecond(second))).containsExactly(second / 30);
    }

    @Test
    void aCodeIsGoodFromItsFirstMillisecondToTheLastOfTheNextStep() {
        String code = TotpAlgorithm.generateCode(SECRET, 100);
        Instant begin = Instant.ofEpochSecond(3000);
        assertThat(steps(code, begin.minusMillis(1))).isEmpty();
        assertThat(steps(code, begin)).containsExactly(100L);
        assertThat(steps(code, begin.plusMillis(29_999))).containsExactly(100L);
        assertThat(steps(code, begin.plusMillis(30_000))).containsExactly(100L);
        assertThat(steps(code, begin.plusMillis(59_999))).containsExactly(100L);
        assertThat(steps(code, begin.plusMillis(60_000))).isEmpty();
    }

    @Test
    void whatIsNoCodeHasNoStep() {
        for (String typed : List.of("", "00000", "0000000", "abcdef", "otpauth://totp/x?secret=ABC", " ")) {
            assertThat(steps(typed, Instant.ofEpochSecond(3000))).isEmpty();
        }
    }

    private static List<Long> steps(String typed, Instant now) {
        return TotpAlgorithm.matchingSteps(SECRET, new SecretValue(typed), now);
    }
}
