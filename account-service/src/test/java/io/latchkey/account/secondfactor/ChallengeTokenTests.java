package io.latchkey.account.secondfactor;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.SecretValue;
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
        var token = ChallengeToken.generateFor(account, random);
        assertThat(token.text().value()).hasSize(64).matches("[A-Za-z0-9_-]+");
        var parsed = ChallengeToken.parse(token.text()).orElseThrow();
        assertThat(parsed.accountId()).isEqualTo(account);
        assertThat(parsed.computeDigest()).isEqualTo(token.computeDigest()).hasSize(64);
        assertThat(ChallengeToken.generateFor(account, random).computeDigest()).isNotEqualTo(token.computeDigest());
        assertThat(token).asString().doesNotContain(token.text().value());
    }

    @Test
    void whatCannotBeOneOfOursIsNone() {
        for (String typed : List.of("", "x", "=".repeat(64), " ".repeat(64), "\u0661".repeat(64), "a".repeat(65))) {
            assertThat(ChallengeToken.parse(new SecretValue(typed))).isEmpty();
        }
    }
}
