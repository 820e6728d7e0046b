package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import io.latchkey.gateway.SecondFactors;
import java.nio.ByteBuffer;
import java.util.Base64;
import java.util.Map;
import java.util.UUID;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KnownDeviceIT {
    private static final String NAME = "__Host-latchkey-device=";

    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final String email = People.address();

    @Test
    void aBrowserIsKnownAfterASignInForThatAddressAloneUnderTheCredentialOfThen() {
        String mark = mark(3);
        tries(mark, email);
        JsonNode device = asked().get("knownDevice");
        assertThat(device.get("digest").asString()).matches("[A-Za-z0-9_-]{43}");
        assertThat(device.get("credentialVersion").asLong()).isEqualTo(3);
        assertThat(device.get("factorProved").asBoolean()).isFalse();
        assertThat(mark).doesNotContain(device.get("digest").asString());
        tries(mark, People.address());
        assertThat(asked().has("knownDevice")).isFalse();
        tries(NAME, email);
        assertThat(asked().has("knownDevice")).isFalse();
    }

    @Test
    void itStaysTheSameBrowserWhileTheCredentialStaysAndIsAnotherUnderTheNext() {
        String mark = mark(1);
        people.verifying(email, 1);
        assertThat(markOf(tries(mark, email))).isEqualTo(mark);
        tries(mark, email);
        String digest = asked().get("knownDevice").get("digest").asString();
        people.verifying(email, 2);
        String next = markOf(tries(mark, email));
        tries(next, email);
        JsonNode device = asked().get("knownDevice");
        assertThat(device.get("credentialVersion").asLong()).isEqualTo(2);
        assertThat(device.get("digest").asString()).isNotEqualTo(digest);
    }

    @Test
    void aSignInWithTheSecondFactorSaysSoInTheMark() {
        UUID id = people.create(email, "Ana");
        var factors = new SecondFactors(gateway, id);
        factors.on("code", factors.verified(1));
        String mark = markOf(gateway.browser()
                .post(
                        "/api/v1/challenges/" + factors.challenge() + "/one-time-password",
                        Map.of("oneTimePassword", "123456")));
        tries(mark, email);
        assertThat(asked().get("knownDevice").get("factorProved").asBoolean()).isTrue();
    }

    @Test
    void aRedeemedLinkMakesTheBrowserKnownAndTellsWhichAddressIsFree() {
        UUID id = people.create(email, "Ana");
        gateway.accountService()
                .on(
                        "/internal/v1/redemptions",
                        asked -> FakePeer.Answer.ok(
                                "{\"outcome\":\"REDEEMED\"," + new SecondFactors(gateway, id).proof(4) + "}"));
        var answer = gateway.browser()
                .post("/api/v1/password-resets/redeem", Map.of("token", token(id), "newPassword", "x"));
        assertThat(answer.status()).isEqualTo(204);
        String address = asked().get("addressDigest").asString();
        String browser = asked().get("browserDigest").asString();
        tries(markOf(answer), email);
        assertThat(asked().get("addressDigest").asString()).isEqualTo(address);
        JsonNode device = asked().get("knownDevice");
        assertThat(device.get("credentialVersion").asLong()).isEqualTo(4);
        assertThat(device.get("digest").asString())
                .as("as account-service was told before")
                .isEqualTo(browser);
        assertThat(device.get("factorProved").asBoolean())
                .as("a mailbox is no second factor")
                .isFalse();
    }

    @Test
    void aLinkThatIsRefusedMakesNoBrowserKnown() {
        UUID id = people.create(email, "Ana");
        gateway.accountService()
                .on(
                        "/internal/v1/redemptions",
                        asked -> FakePeer.Answer.ok("{\"outcome\":\"LINK_REFUSED\",\"reason\":\"link-used\"}"));
        var answer = gateway.browser()
                .post("/api/v1/password-resets/redeem", Map.of("token", token(id), "newPassword", "x"));
        assertThat(answer.response().headers().allValues("Set-Cookie")).isEmpty();
    }

    @Test
    void aMarkWithAnySignChangedIsNoMark() {
        String mark = mark(1);
        for (int at = NAME.length(); at < mark.length(); at++) {
            char other = mark.charAt(at) == 'A' ? 'B' : 'A';
            tries(mark.substring(0, at) + other + mark.substring(at + 1), email);
            assertThat(asked().has("knownDevice")).as("sign " + at).isFalse();
        }
        tries(mark + "A", email);
        assertThat(asked().has("knownDevice")).isFalse();
        tries(mark.substring(0, mark.length() - 12), email);
        assertThat(asked().has("knownDevice")).isFalse();
        tries(mark, email);
        assertThat(asked().has("knownDevice")).isTrue();
    }

    @Test
    void aMarkOpensNothing() {
        assertThat(gateway.browser()
                        .with("Cookie", mark(1))
                        .get("/api/v1/sessions/current")
                        .status())
                .isEqualTo(401);
    }

    private String mark(long credentialVersion) {
        people.create(email, "Ana");
        people.verifying(email, credentialVersion);
        return markOf(tries("a=b", email));
    }

    private static String markOf(Browser.Answer answer) {
        return answer.response().headers().allValues("Set-Cookie").stream()
                .filter(cookie -> cookie.startsWith(NAME))
                .findFirst()
                .orElseThrow()
                .split(";", 2)[0];
    }

    private static String token(UUID accountId) {
        byte[] bytes = ByteBuffer.allocate(64)
                .putLong(1)
                .putLong(2)
                .putLong(accountId.getMostSignificantBits())
                .putLong(accountId.getLeastSignificantBits())
                .array();
        return Base64.getUrlEncoder().withoutPadding().encodeToString(bytes);
    }

    private Browser.Answer tries(String cookie, String address) {
        return gateway.browser()
                .with("Cookie", cookie)
                .post("/api/v1/sessions", Map.of("email", address, "password", "x"));
    }

    private JsonNode asked() {
        return JsonMapper.shared()
                .readTree(gateway.accountService().asked().getLast().body());
    }
}
