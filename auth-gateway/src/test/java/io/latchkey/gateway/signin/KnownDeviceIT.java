package io.latchkey.gateway.signin;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.util.Map;
import org.junit.jupiter.api.Test;
import tools.jackson.databind.JsonNode;
import tools.jackson.databind.json.JsonMapper;

class KnownDeviceIT {
    private final Gateway gateway = Gateway.shared();
    private final People people = new People(gateway);
    private final String email = People.address();

    @Test
    void aBrowserIsKnownAfterASignInForThatAddressAlone() {
        String mark = mark();
        tries(mark, email);
        String device = asked().get("device").asString();
        assertThat(device).matches("[A-Za-z0-9_-]{43}");
        assertThat(mark).doesNotContain(device);
        tries(mark, People.address());
        assertThat(asked().has("device")).isFalse();
        tries("__Host-latchkey-device=", email);
        assertThat(asked().has("device")).isFalse();
    }

    @Test
    void itStaysTheSameBrowserWhenItsHolderSignsInAgain() {
        String mark = mark();
        people.verifying(email, 1);
        Browser.Answer again = tries(mark, email);
        assertThat(again.response().headers().allValues("Set-Cookie").getLast()).startsWith(mark + ";");
    }

    @Test
    void aMarkWithAnySignChangedIsNoMark() {
        String mark = mark();
        String name = "__Host-latchkey-device=";
        for (int at = name.length(); at < mark.length(); at++) {
            char other = mark.charAt(at) == 'A' ? 'B' : 'A';
            tries(mark.substring(0, at) + other + mark.substring(at + 1), email);
            assertThat(asked().has("device")).as("sign " + at).isFalse();
        }
        tries(mark + "A", email);
        assertThat(asked().has("device")).isFalse();
        tries(mark, email);
        assertThat(asked().has("device")).isTrue();
    }

    @Test
    void aMarkOpensNothing() {
        assertThat(gateway.browser()
                        .with("Cookie", mark())
                        .get("/api/v1/sessions/current")
                        .status())
                .isEqualTo(401);
    }

    private String mark() {
        people.create(email, "Ana");
        people.verifying(email, 1);
        var answer = tries("a=b", email);
        return answer.response().headers().allValues("Set-Cookie").getLast().split(";", 2)[0];
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
