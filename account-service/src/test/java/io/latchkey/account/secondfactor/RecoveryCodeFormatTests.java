package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.SecretValue;
import java.security.SecureRandom;
import java.util.List;
import java.util.Locale;
import java.util.Optional;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;

class RecoveryCodeFormatTests {

    private static final String CODE = "01ABC-DEFGH-JKMNP-QRSTV-WXYZ9";

    private final SecureRandom random = new SecureRandom();

    @Test
    void aNewOneHasFiveGroupsOfFiveAndIsLikeNoOther() {
        List<String> codes = Stream.generate(
                        () -> RecoveryCodeFormat.generateCode(random).value())
                .limit(10_000)
                .toList();
        assertThat(codes)
                .doesNotHaveDuplicates()
                .allMatch(code -> code.matches("([0-9A-HJKMNP-TV-Z]{5}-){4}[0-9A-HJKMNP-TV-Z]{5}"));
        assertThat(String.join("", codes).replace("-", "").chars().distinct()).hasSize(32);
    }

    @Test
    void caseBlanksDashesAndLookalikesDoNotMatter() {
        var digest = digest(CODE);
        assertThat(digest).isPresent();
        assertThat(digest(CODE.toLowerCase(Locale.ROOT))).isEqualTo(digest);
        assertThat(digest(CODE.replace("-", ""))).isEqualTo(digest);
        assertThat(digest(" " + CODE.replace("-", " \u2013 ") + "\n")).isEqualTo(digest);
        assertThat(digest("oIABC-DEFGH-JKMNP-QRSTV-WXYZ9")).isEqualTo(digest);
        assertThat(digest("Olabc-defgh-jkmnp-qrstv-wxyz9")).isEqualTo(digest);
    }

    @Test
    void anotherCharacterAnotherLengthAndJunkAreNoneOfIt() {
        assertThat(digest("01ABC-DEFGH-JKMNP-QRSTV-WXYZ8")).isPresent().isNotEqualTo(digest(CODE));
        assertThat(digest("01ABC-DEFGH-JKMNP-QRSTV-WXYZU")).isEmpty();
        assertThat(digest(CODE + "0")).isEmpty();
        assertThat(digest("")).isEmpty();
        assertThat(digest("x".repeat(5000))).isEmpty();
    }

    private static Optional<String> digest(String typed) {
        return RecoveryCodeFormat.digestTyped(new SecretValue(typed));
    }
}
