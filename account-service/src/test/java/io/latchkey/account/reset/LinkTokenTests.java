package io.latchkey.account.reset;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.contracts.RequestedBy;
import io.latchkey.contracts.Secret;
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

    private final LinkKeys keys = new LinkKeys(Some.settings(Some.key(1)));
    private final LinkRequest request = Some.request(Purpose.PASSWORD_RESET, Some.NOON, keys.newSeal());
    private final LinkToken token = keys.token(request).orElseThrow();

    @Test
    void theSameRequestAlwaysGivesTheSameToken() {
        assertThat(token.encoded().value())
                .hasSize(86)
                .isEqualTo(keys.token(request).orElseThrow().encoded().value());
        assertThat(LinkToken.parse(token.encoded())).contains(token);
        assertThat(keys.prove(token, request)).isTrue();
    }

    @Test
    void everyBitOfEveryByteCounts() {
        byte[] bytes = token.bytes();
        for (int bit = 0; bit < bytes.length * 8; bit++) {
            byte[] tampered = bytes.clone();
            tampered[bit / 8] ^= (byte) (1 << (bit % 8));
            var presented = new Secret(Base64.getUrlEncoder().withoutPadding().encodeToString(tampered));
            assertThat(LinkToken.parse(presented)).as("bit %d", bit).hasValueSatisfying(read -> assertThat(
                            keys.prove(read, request))
                    .isFalse());
        }
    }

    @Test
    void everyOtherCharacterAnywhereIsRefused() {
        String right = token.encoded().value();
        for (int place = 0; place < right.length(); place++) {
            for (int letter = 0; letter < ALPHABET.length(); letter++) {
                char other = ALPHABET.charAt(letter);
                String presented = right.substring(0, place) + other + right.substring(place + 1);
                boolean proven = LinkToken.parse(new Secret(presented))
                        .filter(read -> keys.prove(read, request))
                        .isPresent();
                assertThat(proven).as("%c at %d", other, place).isEqualTo(presented.equals(right));
            }
        }
    }

    @Test
    void onlyTheCanonicalSpellingIsTheToken() {
        String right = token.encoded().value();
        int last = ALPHABET.indexOf(right.charAt(85));
        for (int spare = 1; spare < 16; spare++) {
            String sameBytes = right.substring(0, 85) + ALPHABET.charAt(last ^ spare);
            assertThat(Base64.getUrlDecoder().decode(sameBytes)).isEqualTo(token.bytes());
            assertThat(LinkToken.parse(new Secret(sameBytes))).isEmpty();
        }
    }

    @ParameterizedTest
    @ValueSource(strings = {"", "a", "====", "naïve", "\u0000", "%61", "../../etc/passwd", "' OR 1=1 --"})
    void whatIsNoTokenIsNone(String presented) {
        assertThat(LinkToken.parse(new Secret(presented))).isEmpty();
        assertThat(LinkToken.parse(new Secret(token.encoded().value() + presented + "==")))
                .isEmpty();
        assertThat(LinkToken.parse(new Secret((presented + "!".repeat(86)).substring(0, 86))))
                .isEmpty();
    }

    @Test
    void nothingOfTheRequestMayDiffer() {
        var other = List.of(
                Some.request(Purpose.FIRST_SIGN_IN, Some.NOON, request.seal()),
                Some.request(Purpose.PASSWORD_RESET, Some.NOON.plusMillis(1), request.seal()),
                Some.request(Purpose.PASSWORD_RESET, Some.NOON, keys.newSeal()));
        assertThat(other)
                .noneSatisfy(request -> assertThat(keys.prove(token, request)).isTrue());
    }

    @Test
    void aKeyThatIsNoLongerFirstStillCountsAndARemovedOneDoesNot() {
        var rotated = new LinkKeys(Some.settings(Some.key(2), Some.key(1)));
        assertThat(rotated.prove(token, request)).isTrue();
        assertThat(rotated.newSeal().keyVersion()).isNotEqualTo(request.seal().keyVersion());
        var removed = new LinkKeys(Some.settings(Some.key(2)));
        assertThat(removed.prove(token, request)).isFalse();
        assertThat(removed.token(request)).isEmpty();
    }

    @Test
    void itPrintsMasked() {
        assertThat(token.toString()).doesNotContain(token.encoded().value());
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
                    Duration.ofMinutes(5));
        }

        static LinkRequest request(Purpose purpose, Instant at, Seal seal) {
            var origin = new LinkRequest.Origin(purpose, RequestedBy.HOLDER, 1, at);
            Instant expires = at.plus(Duration.ofMinutes(30));
            return new LinkRequest(REQUEST, ACCOUNT, origin, expires, LinkState.LIVE, null, null, seal);
        }
    }
}
