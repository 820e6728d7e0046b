package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.net.http.HttpRequest.BodyPublishers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;

class BadInputIT {
    private static final String RESETS = "/api/v1/password-resets";
    private static final List<String> POSTS =
            List.of(RESETS, RESETS + "/redeem", "/api/v1/sessions", "/api/v1/accounts");

    private final Gateway gateway = Gateway.shared();
    private final Browser executive = new People(gateway).executive();

    static List<String> bodies() {
        return List.of(
                "",
                " ",
                "null",
                "{",
                "}",
                "[]",
                "[{}]",
                "\"x\"",
                "1",
                "true",
                "{]",
                "{\"email\"}",
                "{'email':'a@b.c'}",
                "{\"email\":\"a@b.c\"} x",
                "{\"email\":\"a@b.c\"}{}",
                "{\"email\":\"a@b.c\",}",
                "{\"email\":\"a@b.c\"",
                "{\"email\":1}",
                "{\"email\":null}",
                "{\"email\":[]}",
                "{\"email\":{}}",
                "{\"email\":true}",
                "{\"email\":\"a@b.c\",\"email\":\"d@e.f\"}",
                "{\"email\":\"a@b.c\",\"admin\":true}",
                "{\"email\":\"a@b.c\",\"password\":1}",
                "{\"email\":\"a@b.c\",\"a/b~c\":1}",
                "{\"Email\":\"a@b.c\"}",
                "{\"email\":\"a\\u0000@b.c\"}",
                "{\"email\":\"\\ud800@b.c\"}",
                "{\"email\":\"" + "a".repeat(300) + "@b.c\"}",
                "{\"token\":\"\\ud800\",\"newPassword\":\"\\udc00\"}",
                "{\"token\":{},\"newPassword\":[]}",
                "{\"x\":" + "[".repeat(20_000) + "]".repeat(20_000) + "}",
                "{\"email\":" + "9".repeat(5_000) + "}",
                "{\"email\":1e999999999}",
                "<email>a@b.c</email>",
                "email=a@b.c",
                "\u0000\u0001\u0002");
    }

    @ParameterizedTest
    @MethodSource("bodies")
    void whateverStandsInABodyTheAnswerIsAClearRefusal(String body) {
        for (String path : POSTS) {
            var answer = executive.post(path, body);
            assertThat(answer.status()).as(path).isEqualTo(400);
            assertThat(answer.problem()).isEqualTo("invalid-request");
            assertThat(answer.json().get("errors")).isNotEmpty();
            assertThat(answer.response().body()).doesNotContain("io.latchkey").doesNotContain("Exception");
        }
    }

    @ParameterizedTest
    @CsvSource(
            delimiter = '|',
            quoteCharacter = '`',
            value = {
                "{\"email\":\"a@b.c\",\"admin\":true}             | /admin",
                "{\"email\":7}                                    | /email",
                "{\"email\":\"nobody\"}                           | /email",
                "{}                                               | /email",
                "{\"email\":\"a@b.c\",\"a/b~c\":1}                | /a~1b~0c",
                "{\"email\":\"a@b.c\",\"email\":\"a@b.c\"}        | ``",
                "{                                                | ``",
            })
    void theFieldThatIsWrongIsPointedAt(String body, String pointer) {
        var errors = gateway.browser().post(RESETS, body).json().get("errors");
        assertThat(errors.get(0).get("pointer").asString()).isEqualTo(pointer);
        assertThat(errors.get(0).get("detail").asString()).isNotBlank();
    }

    @Test
    void bytesThatAreNoUtf8AreRefused() {
        byte[] body = "{\"email\":\"a\u00ff@b.c\"}".getBytes(StandardCharsets.ISO_8859_1);
        assertThat(gateway.browser().post(RESETS, body).problem()).isEqualTo("invalid-request");
    }

    @ParameterizedTest
    @MethodSource("naughty")
    void naughtyTextInAnyFieldIsStoredAsItIsOrRefused(String text) {
        var created = executive.post(
                "/api/v1/accounts", Map.of("email", People.address(), "displayName", text, "locale", "en"));
        assertThat(created.status()).isIn(201, 400);
        if (created.status() == 201) {
            String path = created.header("Location");
            assertThat(executive.get(path).json().get("displayName").asString()).isEqualTo(text.strip());
        }
        var fields = Map.of("email", text + "@example.org", "displayName", "x", "locale", text, "roles", List.of(text));
        assertThat(executive.post("/api/v1/accounts", fields).status()).isEqualTo(400);
        String q = java.net.URLEncoder.encode(text, StandardCharsets.UTF_8);
        assertThat(executive.get("/api/v1/accounts?q=" + q).status()).isIn(200, 400, 414);
        assertThat(executive.get("/api/v1/accounts?after=" + q).status()).isIn(200, 400, 414);
        assertThat(executive.get("/api/v1/accounts/" + q.replace("+", "%20")).status())
                .isIn(200, 400, 404, 414);
        assertThat(gateway.browser().post(RESETS, Map.of("email", text)).status())
                .isEqualTo(400);
    }

    static List<String> naughty() {
        return List.of(
                "'; DROP TABLE account; --",
                "%",
                "_",
                "\\",
                "\"",
                "$1",
                "${7*7}",
                "#{7*7}",
                "{{7*7}}",
                "__${7*7}__",
                "<script>alert(1)</script>",
                "\"><img src=x onerror=alert(1)>",
                "a\r\nBcc: x@y.z",
                "a\u2028b",
                "\u202Egnp",
                "Ω≈ç√∫",
                "田中さん",
                "👩‍👩‍👧‍👦",
                "\uFEFFbom",
                "\u200B",
                "NULL",
                "undefined",
                "1/0",
                "../../etc/passwd",
                "%0d%0a",
                "\u760D\u760A",
                "Z̡͙͚̦ͅalgo",
                "x".repeat(5_000),
                " ",
                "\t",
                "\u00A0");
    }

    @Test
    void aBodyOfMegabytesIsTooLargeWhetherAnnouncedOrNot() {
        String body = "{\"email\":\"" + "a".repeat(3_000_000) + "\"}";
        assertThat(gateway.browser().post(RESETS, body).problem()).isEqualTo("too-large");
        var json = gateway.browser().with("Content-Type", "application/json");
        var chunked = json.send(
                "POST",
                RESETS,
                BodyPublishers.ofInputStream(
                        () -> new java.io.ByteArrayInputStream(body.getBytes(StandardCharsets.UTF_8))));
        assertThat(chunked.problem()).isEqualTo("too-large");
        assertThat(json.post(RESETS, Map.of("email", People.address())).status())
                .isEqualTo(202);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {"text/plain", "application/x-www-form-urlencoded", "application/xml", "nonsense", "*/*", ""})
    void aBodyOfAnotherTypeIsNotTaken(String type) {
        var typed = type.isEmpty() ? gateway.browser() : gateway.browser().with("Content-Type", type);
        for (String path : List.of(RESETS, RESETS + "/redeem", "/api/v1/sessions")) {
            var answer = typed.send("POST", path, BodyPublishers.ofString("{\"email\":\"a@b.c\"}"));
            assertThat(answer.problem()).isEqualTo("unsupported-media-type");
            assertThat(answer.status()).isEqualTo(415);
        }
    }

    @Test
    void anAnswerInAnotherFormIsNotToBeHad() {
        var picky = gateway.browser().with("Accept", "text/plain");
        assertThat(picky.post(RESETS, Map.of("email", "a@b.c")).problem()).isEqualTo("not-acceptable");
        assertThat(picky.get("/api/v1/sessions/current").problem()).isEqualTo("not-acceptable");
        assertThat(gateway.browser()
                        .with("Accept", "nonsense")
                        .get("/api/v1/sessions/current")
                        .status())
                .isIn(401, 406);
    }

    @Test
    void aRequestThatIsNoHttpIsAnsweredOrCutOffAndTheNextIsServed() {
        for (String raw : List.of(
                "nonsense\r\n\r\n",
                "GET /% HTTP/1.1\r\nHost: x\r\n\r\n",
                "GET / HTTP/9.9\r\n\r\n",
                "POST " + RESETS + " HTTP/1.1\r\nHost: x\r\nContent-Length: 5\r\nContent-Length: 6\r\n\r\nhello",
                "POST " + RESETS + " HTTP/1.1\r\nHost: x\r\nContent-Length: -1\r\n\r\n",
                "GET / HTTP/1.1\r\nHost: x\r\nX: " + "a".repeat(100_000) + "\r\n\r\n")) {
            assertThat(gateway.browser().raw(raw)).doesNotContain("Exception").doesNotMatch("(?s)HTTP/1.1 5.*");
        }
        assertThat(gateway.browser().post(RESETS, Map.of("email", "a@b.c")).status())
                .isEqualTo(202);
    }
}
