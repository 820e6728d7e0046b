package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.ValueSource;

class RedirectValidatorTests {
    private final RedirectValidator next = new RedirectValidator(new WebSettings(
            URI.create("https://Latchkey.test"),
            List.of(URI.create("https://app.example.com:8443"), URI.create("http://plain.example:80"))));

    @ParameterizedTest
    @CsvSource({
        "/,/",
        "/account,/account",
        "/executive/accounts/1?q=a&b=%2F%2F,/executive/accounts/1?q=a&b=%2F%2F",
        "/page#part,/page",
        "https://latchkey.test/account,/account",
        "https://latchkey.test:443/account,/account",
        "HTTPS://APP.example.com:8443/x?y,https://app.example.com:8443/x?y",
        "http://plain.example/x,http://plain.example/x"
    })
    void aPlaceOfOursIsWrittenAnew(String asked, String place) {
        assertThat(next.resolveTarget(asked)).contains(place);
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "//evil.example",
                "///evil.example",
                "////evil.example/",
                "/\\evil.example",
                "\\\\evil.example",
                "/\t/evil.example",
                "/a//evil.example",
                "/../evil",
                "/./evil",
                "account",
                "?q",
                "#x",
                "https://evil.example/",
                "https://latchkey.test.evil.example/",
                "https://latchkey.test@evil.example/",
                "https://me@latchkey.test/",
                "https:evil.example",
                "https:/evil.example",
                "https://latchkey.test\\@evil.example",
                "http://latchkey.test/",
                "https://app.example.com/x",
                "http://app.example.com:8443/x",
                "https://app.example.com:84430/x",
                "javascript:alert(1)",
                "JaVaScRiPt://latchkey.test/%0aalert(1)",
                "data:text/html,x",
                "/ü",
                "/a b",
                "/a\r\nSet-Cookie: x",
                "https://[::1]/",
                ""
            })
    void whateverElseLeadsNowhere(String asked) {
        assertThat(next.resolveTarget(asked)).isEmpty();
    }

    @Test
    void nothingAndTooMuchLeadNowhere() {
        assertThat(next.resolveTarget(null)).isEmpty();
        assertThat(next.resolveTarget("/" + "a".repeat(2048))).isEmpty();
    }
}
