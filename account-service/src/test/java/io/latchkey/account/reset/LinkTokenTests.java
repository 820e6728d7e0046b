package io.latchkey.account.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.AccountFact.RequestedBy;
import io.latchkey.contracts.SecretValue;
import io.latchkey.contracts.internal.LinksOperation.LinkPurpose;
import io.latchkey.contracts.internal.TokenLayout.LinkTokenParts;
import java.time.Duration;
import java.time.Instant;
import java.util.Base64;
import java.util.List;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LinkTokenTests {

    private static final String ALPHABET = "ABCDEFGHIJKLMNOPQRSTUVWXYZabcdefghijklmnopqrstuvwxyz0123456789-_";

    private final LinkSigner keys = new LinkSigner(Some.settings(Some.key(1)));
    private final PasswordLink request = Some.request(LinkPurpose.PASSWORD_RESET, Some.NOON, keys.newSignatureParams());
    private final LinkTokenParts token = keys.signToken(request).orElseThrow();

    @Test
    void theSameRequestAlwaysGivesTheSameToken() {
        assertThat(token.encodeToken().value())
                .hasSize(86)
                .isEqualTo(keys.signToken(request).orElseThrow().encodeToken().value());
        assertThat(LinkTokenParts.decodeToken(token.encodeToken())).contains(token);
        assertThat(keys.verifyToken(token, request)).isTrue();
    }

    @Test
    void everyBitOfEveryByteCounts() {
        byte[] bytes = token.toBytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] tampered = bytes.clone();
            tampered[bit / 8] ^= (byte) (1 << (bit % 8));
            var presented =
                    new SecretValue(Base64.getUrlEncoder().withoutPadding().encodeToString(tampered));
            assertThat(LinkTokenParts.decodeToken(presented)).as("bit %d", bit).hasValueSatisfying(read -> assertThat(
                            keys.verifyToken(read, request))
                    .isFalse());
        }
    }

    @Test
    void everyOtherCharacterAnywhereIsRefused() {
        String right = token.encodeToken().value();
        for (int place = 0; place < right.length(); place++) {
            for (int letter = 0; letter < ALPHABET.length(); letter++) {
                char other = ALPHABET.charAt(letter);
                String presented = right.substring(0, place) + other + right.substring(place + 1);
                boolean proven = LinkTokenParts.decodeToken(new SecretValue(presented))
                        .filter(read -> keys.verifyToken(read, request))
                        .isPresent();
                assertThat(proven).as("%c at %d", other, place).isEqualTo(presented.equals(right));
            }
        }
    }

    @Test
    void onlyTheCanonicalSpellingIsTheToken() {
        String right = token.encodeToken().value();
        int last = ALPHABET.indexOf(right.charAt(85));
        for (int spare = 1; spare < 16; spare++) {
            String sameBytes = right.substring(0, 85) + ALPHABET.charAt(last ^ spare);
            assertThat(Base64.getUrlDecoder().decode(sameBytes)).isEqualTo(token.toBytes());
            assertThat(LinkTokenParts.decodeToken(new SecretValue(sameBytes))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "====", "naïve", "\u0000", "%61", "../../etc/passwd", "' OR 1=1 --"})
    void whatIsNoTokenIsNone(String presented) {
        assertThat(LinkTokenParts.decodeToken(new SecretValue(presented))).isEmpty();
        assertThat(LinkTokenParts.decodeToken(
                        new SecretValue(token.encodeToken().value() + presented + "==")))
                .isEmpty();
        assertThat(LinkTokenParts.decodeToken(new SecretValue((presented + "!".repeat(86)).substring(0, 86))))
                .isEmpty();
    }

    @Test
    void nothingOfTheRequestMayDiffer() {
        var other = List.of(
                Some.request(LinkPurpose.FIRST_SIGN_IN, Some.NOON, request.signature()),
                Some.request(LinkPurpose.PASSWORD_RESET, Some.NOON.plusMillis(1), request.signature()),
                Some.request(LinkPurpose.PASSWORD_RESET, Some.NOON, keys.newSignatureParams()));
        assertThat(other).noneSatisfy(request -> assertThat(keys.verifyToken(token, request))
                .isTrue());
    }

    @Test
    void aKeyThatIsNoLongerFirstStillCountsAndARemovedOneDoesNot() {
        var rotated = new LinkSigner(Some.settings(Some.key(2), Some.key(1)));
        assertThat(rotated.verifyToken(token, request)).isTrue();
        assertThat(rotated.newSignatureParams().keyVersion())
                .isNotEqualTo(request.signature().keyVersion());
        var removed = new LinkSigner(Some.settings(Some.key(2)));
        assertThat(removed.verifyToken(token, request)).isFalse();
        assertThat(removed.signToken(request)).isEmpty();
    }

    @Test
    void itPrintsMasked() {
        assertThat(token.toString()).doesNotContain(token.encodeToken().value());
        assertThat(request.toString()).doesNotContain("salt");
    }

    /** Things to make links of. */
    static final class Some {

        static final Instant NOON = Instant.parse("2026-11-23T12:00:00Z");
        static final UUID ACCOUNT = UUID.fromString("01900000-0000-7000-8000-000000000001");
        private static final UUID REQUEST = UUID.fromString("01900000-0000-7000-8000-000000000002");

        private Some() {}

        static String key(int seed) {
            byte[] bytes = new byte[32];
            java.util.Arrays.fill(bytes, (byte) seed);
            return Base64.getEncoder().encodeToString(bytes);
        }

        static LinkSettings settings(String... keys) {
            return new LinkSettings(
                    List.of(keys),
                    Duration.ofDays(3),
                    Duration.ofMinutes(30),
                    5,
                    Duration.ofSeconds(60),
                    Duration.ofMinutes(5),
                    Duration.ZERO);
        }

        static PasswordLink request(LinkPurpose purpose, Instant at, PasswordLink.SignatureParams signature) {
            var origin = new PasswordLink.Origin(purpose, RequestedBy.HOLDER, 1, at);
            Instant expires = at.plus(Duration.ofMinutes(30));
            return new PasswordLink(
                    REQUEST, ACCOUNT, origin, expires, PasswordLink.Decision.LIVE, null, null, signature);
        }
    }
}
