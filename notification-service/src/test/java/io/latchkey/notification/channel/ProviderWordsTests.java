package io.latchkey.notification.channel;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;

class ProviderWordsTests {

    @Test
    void addressesAreTakenOut() {
        assertThat(ProviderWords.stripped("550 5.1.1 <ada@example.org>: user unknown (was: \"ada.l+x@example.org\")"))
                .isEqualTo("550 5.1.1 <(address)>: user unknown (was: \"(address)\")");
    }

    @Test
    void wordsAreShortAndOnOneLine() {
        assertThat(ProviderWords.stripped("a\r\nb\u2028c\u0000d")).isEqualTo("a b c d");
        assertThat(ProviderWords.stripped("x".repeat(100_000))).hasSize(300);
    }

    @Test
    void nothingSaidIsNothing() {
        assertThat(ProviderWords.stripped(null)).isNull();
        assertThat(ProviderWords.stripped(" \n")).isNull();
    }
}
