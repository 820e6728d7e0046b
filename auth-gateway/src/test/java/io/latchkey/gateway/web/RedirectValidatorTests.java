package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import java.net.URI;
import java.util.List;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.junit.jupiter.params.provider.MethodSource;

class RedirectValidatorTests {
    private final RedirectValidator next = new RedirectValidator(new WebSettings(
            URI.create("https://Latchkey.test"),
            List.of(URI.create("https://app.example.com:8443"), URI.create("http://plain.example:80")),
            List.of()));

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
    @MethodSource("io.latchkey.gateway.OpenRedirects#listPlaces")
    void whateverElseLeadsNowhere(String asked) {
        assertThat(next.resolveTarget(asked)).isEmpty();
    }

    @Test
    void whereOnlyAPathWillDoNoAddressDoes() {
        assertThat(next.resolvePath("/page?q=%2F")).contains("/page?q=%2F");
        assertThat(next.resolvePath("https://latchkey.test/account")).isEmpty();
        assertThat(next.resolvePath("//latchkey.test/account")).isEmpty();
        assertThat(next.resolvePath("")).isEmpty();
    }

    @Test
    void nothingAndTooMuchLeadNowhere() {
        assertThat(next.resolveTarget(null)).isEmpty();
        assertThat(next.resolveTarget("/" + "a".repeat(2048))).isEmpty();
    }
}
