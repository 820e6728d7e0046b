package io.latchkey.contracts.internal;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatIllegalArgumentException;

import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.TokenLayout.ChallengeParts;
import io.latchkey.contracts.internal.TokenLayout.LinkTokenParts;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Tokens that are in mails and browsers today stay readable. */
class TokenLayoutTests {

    private static final UUID REQUEST = UUID.fromString("01890a5d-b3c1-7d20-9a4e-2f6c8b1d0e35");
    private static final UUID ACCOUNT = UUID.fromString("01890a5d-ac96-774b-bcce-b302099a8057");
    private static final String OPAQUE = "000102030405060708090a0b0c0d0e0f101112131415161718191a1b1c1d1e1f";

    /** As account-service wrote them before this class existed. */
    private static final SecretValue LINK =
            new SecretValue("AYkKXbPBfSCaTi9six0ONQGJCl2slndLvM6zAgmagFcAAQIDBAUGBwgJCgsMDQ4PEBESExQVFhcYGRobHB0eHw");

    private static final SecretValue CHALLENGE =
            new SecretValue("AYkKXayWd0u8zrMCCZqAVwABAgMEBQYHCAkKCwwNDg8QERITFBUWFxgZGhscHR4f");

    @Test
    void aLinksTokenIsRequestAccountAndDigest() {
        var parts = new LinkTokenParts(REQUEST, ACCOUNT, OPAQUE);

        assertThat(parts.encodeToken()).isEqualTo(LINK);
        assertThat(parts.toBytes()).hasSize(64);
        assertThat(LinkTokenParts.decodeToken(LINK)).contains(parts);
        assertThat(TokenLayout.readLinkAccount(LINK)).contains(ACCOUNT);
    }

    @Test
    void aChallengeIsAccountAndRandomBytes() {
        var parts = new ChallengeParts(ACCOUNT, OPAQUE);

        assertThat(parts.encodeToken()).isEqualTo(CHALLENGE);
        assertThat(parts.toBytes()).hasSize(48);
        assertThat(ChallengeParts.decodeToken(CHALLENGE)).contains(parts);
        assertThat(TokenLayout.readChallengeAccount(CHALLENGE)).contains(ACCOUNT);
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "x", "é", "%00", "====", "AAAA", "../../etc/passwd"})
    void whatIsNoTokenNamesNobody(String text) {
        for (String presented : new String[] {text, LINK.value() + text + "==", CHALLENGE.value() + text + "=="}) {
            assertThat(TokenLayout.readLinkAccount(new SecretValue(presented))).isEmpty();
            assertThat(TokenLayout.readChallengeAccount(new SecretValue(presented)))
                    .isEmpty();
        }
        assertThat(TokenLayout.readLinkAccount(CHALLENGE)).isEmpty();
        assertThat(TokenLayout.readChallengeAccount(LINK)).isEmpty();
    }

    @Test
    void onlyOneSpellingOfATokenIsTheToken() {
        SecretValue sameBytes = new SecretValue(LINK.value().substring(0, 85) + "x");

        assertThat(TokenLayout.readLinkAccount(sameBytes)).isEmpty();
    }

    @Test
    void whatIsOpaqueHas32BytesAndPrintsMasked() {
        assertThatIllegalArgumentException().isThrownBy(() -> new LinkTokenParts(REQUEST, ACCOUNT, "00"));
        assertThatIllegalArgumentException().isThrownBy(() -> new ChallengeParts(ACCOUNT, "00"));
        assertThat(new LinkTokenParts(REQUEST, ACCOUNT, OPAQUE).toString()).doesNotContain(OPAQUE);
        assertThat(new ChallengeParts(ACCOUNT, OPAQUE).toString()).doesNotContain(OPAQUE);
    }
}
