package io.latchkey.acceptance.bones;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.acceptance.drive.Answer;
import io.latchkey.acceptance.drive.RunningStack;
import java.nio.charset.StandardCharsets;
import java.util.ArrayList;
import java.util.List;
import java.util.Map;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;

/** Whatever is sent to the gateway: a clear 4xx, never a 5xx, a stack trace or a hung connection. */
class BadInputIT {

    private static final List<String> NAUGHTY = List.of(
            "",
            " ",
            "a".repeat(300) + "@example.org",
            "a@" + "b".repeat(300) + ".org",
            "a@b@example.org",
            "a b@example.org",
            "a\u0000b@example.org",
            "a\r\nBcc: b@example.org",
            "a\u2028b@example.org",
            "\u760Da@example.org",
            "\uD800@example.org",
            "\"quoted\"@example.org",
            "a@localhost",
            "a@.org",
            "a@-example.org",
            "a..b@example.org",
            "＠example.org",
            "'; DROP TABLE account; --",
            "<script>alert(1)</script>@example.org",
            "${7*7}@{{7*7}}",
            "\uFEFFa@example.org");
    private final RunningStack stack = RunningStack.shared();

    static Stream<String> bodies() {
        var bodies = new ArrayList<>(List.of(
                "",
                "{",
                "[]",
                "null",
                "42",
                "\"text\"",
                "{\"email\":}",
                "{\"email\":42}",
                "{\"email\":null}",
                "{\"email\":[\"a@example.org\"]}",
                "{\"email\":{\"a\":1}}",
                "{\"email\":\"a@example.org\",\"email\":\"b@example.org\"}",
                "{\"email\":\"a@example.org\",\"extra\":true}",
                "{\"email\":1e400}",
                "[".repeat(20_000),
                "{\"email\":\"a@example.org\"} trailing",
                "{\"a\":".repeat(5_000)));
        NAUGHTY.forEach(text -> bodies.add("{\"email\":" + quoted(text) + ",\"password\":\"x\"}"));
        return bodies.stream();
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void aBadBodyIsA4xxOnEveryPublicPath(String body) {
        for (String path : List.of("/api/v1/password-resets", "/api/v1/password-resets/redeem", "/api/v1/sessions")) {
            refusedClearly(stack.gateway().send("POST", path, body, Map.of("content-type", "application/json")));
        }
    }

    @Test
    void aWellFormedRequestOfTheWrongTypeOrSizeIsNamed() {
        String good = "{\"email\":\"a@example.org\"}";
        assertThat(post(good, "text/plain").problem()).isEqualTo("unsupported-media-type");
        assertThat(post(good, "application/xml").problem()).isEqualTo("unsupported-media-type");
        assertThat(post("{\"email\":\"" + "a".repeat(3_000_000) + "\"}", "application/json")
                        .problem())
                .isEqualTo("too-large");
        assertThat(stack.gateway()
                        .send("PUT", "/api/v1/password-resets", good, Map.of("content-type", "application/json"))
                        .problem())
                .isEqualTo("method-not-allowed");
        assertThat(stack.gateway().get("/api/v1/nothing-here").problem()).isEqualTo("not-found");
        assertThat(stack.gateway()
                        .post("/api/v1/password-resets", Map.of("email", "a@example.org"), "accept", "image/png")
                        .status())
                .isBetween(200, 406);
    }

    @Test
    void anInvalidFieldIsNamedByAPointer() {
        Answer answer = post("{\"email\":\"no address\"}", "application/json");
        assertThat(answer.status()).isEqualTo(400);
        assertThat(answer.problem()).isEqualTo("invalid-request");
        assertThat(answer.json().path("errors").path(0).path("pointer").asString())
                .isEqualTo("/email");
    }

    @Test
    void brokenCookiesAreNoSession() {
        for (String cookie : List.of(
                "__Host-latchkey=",
                "__Host-latchkey=%%%",
                "__Host-latchkey=" + "A".repeat(4_000),
                "__Host-latchkey=é",
                ";;;===",
                "__Host-latchkey=a; __Host-latchkey=b")) {
            assertThat(stack.gateway().whoAmI(cookie).status()).as(cookie).isEqualTo(401);
        }
    }

    private Answer post(String body, String contentType) {
        return stack.gateway().send("POST", "/api/v1/password-resets", body, Map.of("content-type", contentType));
    }

    private static void refusedClearly(Answer answer) {
        assertThat(answer.status()).isBetween(400, 499);
        assertThat(answer.problem()).isNotEmpty();
        assertThat(new String(answer.response().body(), StandardCharsets.UTF_8))
                .doesNotContain("Exception", "\tat ", "io.latchkey", "org.springframework");
    }

    private static String quoted(String text) {
        var json = new StringBuilder("\"");
        text.chars().forEach(c -> json.append(isPlain(c) ? String.valueOf((char) c) : String.format("\\u%04x", c)));
        return json.append('"').toString();
    }

    private static boolean isPlain(int c) {
        return c < 0x80 && c >= 0x20 && c != '"' && c != '\\';
    }
}
