package io.latchkey.account.enrolment;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.account.secondfactor.SignInChallenge;
import io.latchkey.contracts.SecretValue;
import io.latchkey.platform.keys.UuidFactory;
import java.time.Duration;
import java.time.Instant;
import java.util.ArrayList;
import java.util.Arrays;
import java.util.Base64;
import java.util.HashSet;
import java.util.List;
import java.util.Set;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class MailCodeSignerTests {

    private static final Instant NOW = Instant.parse("2026-03-01T10:00:00Z");

    private final MailCodeSigner before = new MailCodeSigner(settings(key(1)));
    private final SignInChallenge challenge = challenge("ab".repeat(32));

    @Test
    void eachKeyOfTheListMakesItsCodesAgainAndTheFirstMakesNewOnes() {
        EnrolmentMail mailed = before.newMail(UuidFactory.nextUuid(), challenge, NOW);
        SecretValue code = before.makeCode(mailed).orElseThrow();
        var rotated = new MailCodeSigner(settings(key(2), key(1)));
        assertThat(rotated.makeCode(mailed)).contains(code);
        assertThat(rotated.matches(mailed, code)).isTrue();
        assertThat(rotated.newMail(UuidFactory.nextUuid(), challenge, NOW).keyVersion())
                .isNotEqualTo(mailed.keyVersion());
        var dropped = new MailCodeSigner(settings(key(2)));
        assertThat(dropped.makeCode(mailed)).isEmpty();
        assertThat(dropped.matches(mailed, code)).isFalse();
    }

    @Test
    void nothingOfARowCanBeAnotherAndBeRight() {
        EnrolmentMail mail = before.newMail(UuidFactory.nextUuid(), challenge, NOW);
        SecretValue code = before.makeCode(mail).orElseThrow();
        List<EnrolmentMail> others = List.of(
                copy(mail, UuidFactory.nextUuid(), mail.challenge(), mail.expiresAt(), mail.salt()),
                copy(mail, mail.accountId(), "cd".repeat(32), mail.expiresAt(), mail.salt()),
                copy(mail, mail.accountId(), mail.challenge(), mail.expiresAt().plusMillis(1), mail.salt()),
                copy(mail, mail.accountId(), mail.challenge(), mail.expiresAt(), "00".repeat(16)));
        assertThat(others).noneMatch(other -> before.matches(other, code));
        assertThat(before.matches(mail.again(UuidFactory.nextUuid(), NOW.plusSeconds(60)), code))
                .as("another mail of the same challenge")
                .isTrue();
    }

    @Test
    void onlyEightCharactersOfTheAlphabetAreACode() {
        EnrolmentMail mail = before.newMail(UuidFactory.nextUuid(), challenge, NOW);
        String code = before.makeCode(mail).orElseThrow().value();
        List<String> wrong =
                new ArrayList<>(List.of("", "-", code + "0", code.substring(1), "é".repeat(8), "U".repeat(8)));
        wrong.add(code + " ".repeat(200));
        assertThat(wrong).noneMatch(typed -> before.matches(mail, new SecretValue(typed)));
        Set<String> all = new HashSet<>();
        for (int i = 0; i < 1000; i++) {
            all.add(before.makeCode(before.newMail(UuidFactory.nextUuid(), challenge, NOW))
                    .orElseThrow()
                    .value());
        }
        assertThat(all).as("a salt of its own each time").hasSize(1000);
    }

    private static EnrolmentMail copy(EnrolmentMail mail, UUID account, String digest, Instant expires, String salt) {
        return new EnrolmentMail(
                mail.requestId(), account, digest, mail.requestedAt(), expires, mail.keyVersion(), salt);
    }

    private static SignInChallenge challenge(String digest) {
        return new SignInChallenge(
                digest,
                UuidFactory.nextUuid(),
                SignInChallenge.Purpose.ENROLMENT,
                1,
                NOW.plusSeconds(900),
                0,
                null,
                null);
    }

    private static EnrolmentSettings settings(String... keys) {
        return new EnrolmentSettings(List.of(keys), Duration.ofMinutes(1), 5, Duration.ofMinutes(30));
    }

    private static String key(int seed) {
        byte[] bytes = new byte[32];
        Arrays.fill(bytes, (byte) seed);
        return Base64.getEncoder().encodeToString(bytes);
    }
}
