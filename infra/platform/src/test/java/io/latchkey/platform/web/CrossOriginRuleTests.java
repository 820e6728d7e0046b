package io.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.CsvSource;
import org.springframework.http.HttpHeaders;

class CrossOriginRuleTests {
    private final CrossOriginRule rule = new CrossOriginRule("https://latchkey.test");

    @ParameterizedTest
    @CsvSource(
            nullValues = "-",
            value = {
                "-, -, false",
                "same-origin, -, false",
                "none, -, false",
                "same-site, -, true",
                "cross-site, -, true",
                "SAME-ORIGIN, -, true",
                "'', -, true",
                "same-origin, https://evil.test, false",
                "cross-site, https://latchkey.test, true",
                "-, https://latchkey.test, false",
                "-, HTTPS://LATCHKEY.TEST, false",
                "-, http://latchkey.test, true",
                "-, https://latchkey.test:8443, true",
                "-, https://latchkey.test.evil.test, true",
                "-, https://evil-latchkey.test, true",
                "-, null, true",
                "-, '', true",
            })
    void onlyWhatIsOursOrNoBrowserPasses(String site, String origin, boolean refused) {
        var headers = new HttpHeaders();
        if (site != null) {
            headers.set("Sec-Fetch-Site", site);
        }
        if (origin != null) {
            headers.set("Origin", origin);
        }
        assertThat(rule.refuses(headers)).isEqualTo(refused);
    }
}
