package io.latchkey.platform.web;

import static org.assertj.core.api.Assertions.assertThat;

import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.http.HttpHeaders;

class ContentCodingsTests {

    @ParameterizedTest
    @ValueSource(
            strings = {
                "gzip",
                "GZIP",
                "x-gzip",
                "gzip, deflate, br, zstd",
                "br;q=1.0, gzip;q=0.8, *;q=0.1",
                "gzip ; q=0.001",
                "gzip;Q=1",
                "*",
                "br,*;q=0.5",
                "*;q=0, gzip"
            })
    void gzipIsForWhoTakesIt(String accepted) {
        assertThat(ContentCodings.acceptsGzip(header(accepted))).isTrue();
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "",
                "identity",
                "br",
                "gzip;q=0",
                "gzip;q=0.000",
                "*, gzip;q=0",
                "*;q=0",
                "gzip;q=2",
                "gzip;q=-1",
                "gzip;q=",
                "gzip;level=9",
                "gzippy",
                "gzip, x-gzip;q=0"
            })
    void nothingElseIsTakenForIt(String accepted) {
        assertThat(ContentCodings.acceptsGzip(header(accepted))).isFalse();
    }

    @Test
    void whoSaysNothingGetsThePageAsItIs() {
        assertThat(ContentCodings.acceptsGzip(new HttpHeaders())).isFalse();
    }

    @Test
    void severalLinesAreOneList() {
        HttpHeaders lines = header("br");
        lines.add(HttpHeaders.ACCEPT_ENCODING, "gzip");
        assertThat(ContentCodings.acceptsGzip(lines)).isTrue();
    }

    private static HttpHeaders header(String accepted) {
        var headers = new HttpHeaders();
        headers.add(HttpHeaders.ACCEPT_ENCODING, accepted);
        return headers;
    }
}
