package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.TokenLayout.ChallengeParts;
import io.latchkey.platform.keys.UuidFactory;
import java.security.SecureRandom;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;

class ChallengeTokenTests {

    private final SecureRandom random = new SecureRandom();

    @Test
    void itNamesItsAccountAndComesBackTheSame() {
        UUID account = UuidFactory.nextUuid();
        var token = ChallengeService.generateToken(account, random);
        assertThat(token.encodeToken().value()).hasSize(64).matches("[A-Za-z0-9_-]+");
        var parsed = ChallengeParts.decodeToken(token.encodeToken()).orElseThrow();
        assertThat(parsed.accountId()).isEqualTo(account);
        assertThat(ChallengeService.computeDigest(parsed))
                .isEqualTo(ChallengeService.computeDigest(token))
                .hasSize(64);
        assertThat(ChallengeService.computeDigest(ChallengeService.generateToken(account, random)))
                .isNotEqualTo(ChallengeService.computeDigest(token));
        assertThat(token).asString().doesNotContain(token.encodeToken().value());
    }

    @Test
    void whatCannotBeOneOfOursIsNone() {
        for (String typed : List.of("", "x", "=".repeat(64), " ".repeat(64), "\u0661".repeat(64), "a".repeat(65))) {
            assertThat(ChallengeParts.decodeToken(new SecretValue(typed))).isEmpty();
        }
    }
}
