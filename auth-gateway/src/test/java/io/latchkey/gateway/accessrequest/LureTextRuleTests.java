package io.latchkey.gateway.accessrequest;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class LureTextRuleTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Claim https://evil.example",
                "x://y",
                "WWW.EVIL.EXAMPLE",
                "www2.evil.example",
                "http:evil.example",
                "mailto:a",
                "evil.example/claim",
                "pay@evil.example",
                // full width, one-character colon and dots, look-alikes of the slash
                "\uFF48ttps\uFF1A\uFF0F\uFF0Fevil.example",
                "\uFF57\uFF57\uFF57\uFF0Eevil",
                "www\u3002evil",
                "www\uFF61evil",
                "https\u2236\u2044\u2215evil",
                "https\uA789\u29F8\u29F8evil",
                // nothing to see: zero width, soft hyphen, bidirectional marks, marks on letters, blank letters
                "w\u200Bw\u200Dw\u2060.evil",
                "ht\u00ADtps:\u200E/\u061C/evil",
                "w\u0332w\u0332w\u0332.evil",
                "www\u3164.evil",
                ":\uFEFF//"
            })
    void whatMailProgramsMakeALinkOfIsNoName(String text) {
        assertThat(LureTextRule.findViolation("Ana " + text))
                .hasValueSatisfying(said -> assertThat(said).contains("address"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "1234567",
                "0900 12 34 56",
                "+49-170/123 4567",
                "(0) 1.2.3.4.5.6",
                "\uFF11\uFF12\uFF13\uFF14\uFF15\uFF16\uFF17",
                "\u0661\u0662\u0663\u0664\u0665\u0666\u0667",
                "12\u200B34\u200B567",
                "\u2460\u2461\u2462\u2463\u2464\u2465\u2466"
            })
    void sevenDigitsAreANumberToBeDialled(String text) {
        assertThat(LureTextRule.findViolation(text + " Ltd"))
                .hasValueSatisfying(said -> assertThat(said).contains("7 digits"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "Ana L\u00F3pez",
                "Amazon.com, Inc.",
                "S.A./N.V. Example",
                "A.Smith/B.Jones",
                "HRB 123456",
                "24/7 Logistik 365",
                "3M 1&1",
                "Studio 54",
                "Gal\u00B7la & Co. KG",
                "\u0645\u06CC\u200C\u0646\u0627",
                "\u0928\u092E\u0938\u094D\u0924\u0947",
                "\u7530\u4E2D \u592A\u90CE",
                "c/o Example",
                "Ratio 3:1",
                "Bits@Bytes"
            })
    void whatPeopleAndCompaniesAreCalledIsAllowed(String text) {
        assertThat(LureTextRule.findViolation(text)).isEmpty();
    }

    @Test
    void sixDigitsAreAllowedAndSevenAreNot() {
        assertThat(LureTextRule.findViolation("Bus 123456")).isEmpty();
        assertThat(LureTextRule.findViolation("Bus 123456 7")).isPresent();
    }
}
