package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderMessageSanitizerTests {

    @Test
    void addressesAreTakenOut() {
        assertThat(ProviderMessageSanitizer.sanitizeMessage(
                        "550 5.1.1 <ada@example.org>: user unknown (was: \"ada.l+x@example.org\")"))
                .isEqualTo("550 5.1.1 <(address)>: user unknown (was: \"(address)\")");
    }

    @Test
    void wordsAreShortAndOnOneLine() {
        assertThat(ProviderMessageSanitizer.sanitizeMessage("a\r\nb\u2028c\u0000d"))
                .isEqualTo("a b c d");
        assertThat(ProviderMessageSanitizer.sanitizeMessage("x".repeat(100_000)))
                .hasSize(300);
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(ProviderMessageSanitizer.sanitizeMessage(null)).isNull();
        assertThat(ProviderMessageSanitizer.sanitizeMessage(" \n")).isNull();
    }
}
