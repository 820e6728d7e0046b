package io.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;
import static org.assertj.core.api.Assertions.assertThatThrownBy;

import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

class PageEncoderTests {
    private static final String HEAD = "<style>" + "p { margin: 0 } ".repeat(500) + "</style>";
    private static final String SECRET = "token=Zm9yZ290dGVuIHBhc3N3b3JkcyBhcmUgZnVu";

    private final PageEncoder encoder = new PageEncoder(HEAD);

    @ParameterizedTest
    @ValueSource(ints = {0, 1, 65_534, 65_535, 65_536, 200_000})
    void whatComesOutIsWhatWentIn(int length) throws IOException {
        String html = "<html>ü" + HEAD + "€".repeat(length % 7) + "x".repeat(length);
        for (boolean whole : List.of(true, false)) {
            byte[] gzip = encoder.compress(html, whole);
            assertThat(new String(
                            new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes(), StandardCharsets.UTF_8))
                    .isEqualTo(html);
        }
    }

    /** What an attacker who may put words beside the secret would look for. */
    @Test
    void theLengthOfAGuardedPageDoesNotTellHowFarAGuessIsRight() {
        for (int right = 0; right < SECRET.length(); right++) {
            String guess = SECRET.substring(0, right) + "#".repeat(SECRET.length() - right);
            assertThat(encoder.compress(page(guess), false))
                    .hasSameSizeAs(encoder.compress(page("#".repeat(SECRET.length())), false));
        }
        assertThat(encoder.compress(page(SECRET), true).length)
                .as("compressed whole, it would")
                .isLessThan(encoder.compress(
                                page("Q7hd93kfLs0aPzXc8VbNm2Tr5Yw1EuGiKoJ4xRtSvB".substring(0, SECRET.length())), true)
                        .length);
    }

    @Test
    void noGuessAtWhatAllPagesHaveInCommonIsShorterEither() {
        String common = HEAD.substring(7, 47);
        assertThat(encoder.compress(page(common), false)).hasSameSizeAs(encoder.compress(page("#".repeat(40)), false));
    }

    @Test
    void aPageWithoutWhatAllHaveIsNone() {
        assertThatThrownBy(() -> encoder.compress("<html></html>", true)).isInstanceOf(IllegalStateException.class);
    }

    private static String page(String guess) {
        return "<html>" + HEAD + "<input value=\"" + guess + "\"><input type=hidden value=\"" + SECRET + "\">";
    }
}
