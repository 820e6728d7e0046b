package io.latchkey.account.password;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.PasswordRejection;
import java.io.BufferedReader;
import java.io.IOException;
import java.io.InputStreamReader;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Objects;
import java.util.Random;
import java.util.stream.Collectors;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PasswordPolicyTests {

    private static final List<String> ALPHABETS =
            List.of("abcdefghijklmnopqrstuvwxyz", "0123456789", "äöüßéñçø", "漢字仮名交文", "😀🔑🗝🚪🏠", "a1 B!ж漢😀");

    private final PasswordPolicy policy = new PasswordPolicy();

    @Test
    void fifteenCodePointsAreEnoughAndFourteenAreNotInAnyAlphabet() {
        var random = new Random(7);
        for (String alphabet : ALPHABETS) {
            for (int round = 0; round < 200; round++) {
                String password = random(random, alphabet, 15);
                assertThat(reasons(password)).as(password).isEmpty();
                assertThat(reasons(password.substring(password.offsetByCodePoints(0, 1))))
                        .containsExactly(PasswordRejection.TOO_SHORT);
            }
        }
    }

    @Test
    void anyLengthFrom15To128IsTakenAndNoOther() {
        var random = new Random(11);
        for (int length = 0; length <= 140; length++) {
            String password = random(random, "abcdefghijklmnopqrstuvwxyz😀é", length);
            List<PasswordRejection> expected = length < 15
                    ? List.of(PasswordRejection.TOO_SHORT)
                    : length > 128 ? List.of(PasswordRejection.TOO_LONG) : List.of();
            assertThat(reasons(password)).as("%d code points", length).isEqualTo(expected);
        }
    }

    @Test
    void lengthIsCountedInTheNormalisedForm() {
        // 14 letters e with a combining accent: 28 code points as typed, 14 as hashed.
        assertThat(reasons("e\u0301".repeat(14))).contains(PasswordRejection.TOO_SHORT);
    }

    @Test
    void theFirstThreeThousandOfAPublicListAreAllRefusedAsCommon() throws IOException {
        List<String> common = listed();
        assertThat(common).hasSize(3000);
        assertThat(common).allSatisfy(password -> assertThat(reasons(password)).contains(PasswordRejection.COMMON));
    }

    @Test
    void caseDoesNotMakeACommonPasswordUncommon() throws IOException {
        assertThat(listed()).allSatisfy(password -> {
            assertThat(reasons(password.toUpperCase(java.util.Locale.ROOT))).contains(PasswordRejection.COMMON);
            assertThat(reasons(password.toLowerCase(java.util.Locale.ROOT))).contains(PasswordRejection.COMMON);
        });
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "passwordpassword",
                "PasswordPassword",
                "passwordpassword1",
                "password1234567",
                "qwertyqwertyqwerty",
                "letmeinletmeinletmein",
                "dragondragondragon",
                "111111111111111",
                "aaaaaaaaaaaaaaaa",
                "1234567890123456",
                "qwertyuiopasdfgh",
                "iloveyouiloveyou2024",
                "password!!!!!!!"
            })
    void doubledAndProlongedFormsOfTheCommonestAreRefused(String password) {
        assertThat(reasons(password)).contains(PasswordRejection.COMMON);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "latchkey-latchkey-2026", "my Latchkey is under the mat", "L-A-T-C-H-K-E-Y once more",
                        "maria.gonzalez.2026",
                "GonzalezMaria1234567", "maria maria maria maria", "example example 1984", "mgonzález-mgonzález"
            })
    void whatIsMadeOfTheAccountsOwnWordsIsRefused(String password) {
        assertThat(policy.findRejectionReasons(
                        new SecretValue(password),
                        List.of("maria.gonzalez", "example", "María", "González", "mgonzález")))
                .contains(PasswordRejection.CONTEXT);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"maria painted three green doors", "wandering teapot quartz", "an example of long sentences"})
    void aLongSentenceMayNameItsAuthor(String password) {
        assertThat(policy.findRejectionReasons(
                        new SecretValue(password), List.of("maria.gonzalez", "example", "Ana", "de", "")))
                .isEmpty();
    }

    @Test
    void allReasonsComeTogetherInOneOrder() {
        assertThat(policy.findRejectionReasons(new SecretValue("latchkey"), List.of()))
                .containsExactly(PasswordRejection.TOO_SHORT, PasswordRejection.CONTEXT);
        assertThat(policy.findRejectionReasons(new SecretValue("123456789123456789"), List.of("123456789")))
                .containsExactly(PasswordRejection.COMMON, PasswordRejection.CONTEXT);
    }

    @Test
    void theListHoldsAtLeastAHundredThousand() {
        assertThat(PasswordBlocklist.load().size()).isGreaterThan(100_000);
    }

    private List<PasswordRejection> reasons(String password) {
        return policy.findRejectionReasons(new SecretValue(password), List.of());
    }

    private static List<String> listed() throws IOException {
        var resource = PasswordPolicyTests.class.getResourceAsStream("/password/common-of-policy-length.txt");
        try (var lines =
                new BufferedReader(new InputStreamReader(Objects.requireNonNull(resource), StandardCharsets.UTF_8))) {
            return lines.lines().toList();
        }
    }

    private static String random(Random random, String alphabet, int length) {
        int[] letters = alphabet.codePoints().toArray();
        return random.ints(length, 0, letters.length)
                .mapToObj(index -> Character.toString(letters[index]))
                .collect(Collectors.joining());
    }
}
