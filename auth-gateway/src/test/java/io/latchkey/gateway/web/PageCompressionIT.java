package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.gateway.Browser;
import io.latchkey.gateway.FakePeer;
import io.latchkey.gateway.Forms;
import io.latchkey.gateway.Gateway;
import io.latchkey.gateway.People;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.net.URI;
import java.net.http.HttpClient;
import java.net.http.HttpRequest;
import java.net.http.HttpRequest.BodyPublishers;
import java.net.http.HttpResponse;
import java.net.http.HttpResponse.BodyHandlers;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Map;
import java.util.TreeMap;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.ValueSource;

/** Pages as they are on the wire. */
class PageCompressionIT {
    private static final int TEN_KILOBYTES = 10_000;

    private final Gateway gateway = Gateway.shared();
    private final HttpClient client = HttpClient.newHttpClient();

    @ParameterizedTest
    @ValueSource(
            strings = {
                "/sign-in",
                "/sign-in?done=password-set",
                "/sign-in?next=/executive",
                "/forgot-password",
                "/forgot-password/sent",
                "/reset-password",
                "/request-account",
                "/request-account/sent",
                "/nowhere"
            })
    void aPageThatAStrangerSeesIsAtMostTenKilobytesInEveryLanguage(String path) throws Exception {
        for (String language : new String[] {"en", "es"}) {
            HttpResponse<byte[]> gzip = get(path, "gzip", language);
            HttpResponse<byte[]> plain = get(path, "identity", language);
            assertThat(gzip.body()).hasSizeLessThanOrEqualTo(TEN_KILOBYTES);
            assertThat(unzip(gzip.body())).isEqualTo(text(plain.body()));
            assertThat(steady(gzip)).isEqualTo(steady(plain));
            assertThat(gzip.headers().firstValue("Content-Encoding")).contains("gzip");
            assertThat(plain.headers().firstValue("Content-Encoding")).isEmpty();
            assertThat(get(path, "gzip", language).body()).isEqualTo(gzip.body());
        }
    }

    @Test
    void whatWasTypedComesBackInTenKilobytes() throws Exception {
        for (String path : new String[] {"/sign-in", "/forgot-password", "/request-account"}) {
            HttpResponse<byte[]> again = send(request(path)
                    .header("Accept-Encoding", "gzip")
                    .header("Content-Type", "application/x-www-form-urlencoded")
                    .POST(BodyPublishers.ofString("email=nobody%40example")));
            assertThat(again.statusCode()).isEqualTo(400);
            assertThat(again.body()).hasSizeLessThanOrEqualTo(TEN_KILOBYTES);
            assertThat(unzip(again.body())).contains("nobody@example");
        }
    }

    @Test
    void theHolderSeesTheirAccountInTenKilobytes() throws Exception {
        String email = People.address();
        People people = new People(gateway);
        people.create(email, "Ana");
        String cookie = people.signIn(email).headers().get("Cookie");
        HttpResponse<byte[]> page = send(request("/account")
                .header("Accept-Encoding", "gzip")
                .header("Cookie", String.valueOf(cookie))
                .GET());
        assertThat(page.body()).hasSizeLessThanOrEqualTo(TEN_KILOBYTES);
        assertThat(unzip(page.body())).contains(email);
    }

    /** A link that was refused for its password comes back with the token: beside it, nothing is compressed. */
    @Test
    void aPageThatHoldsATokenIsCompressedOnlyInWhatAllPagesHave() throws Exception {
        String token = "A".repeat(400);
        gateway.accountService().on("/internal/v1/redemptions", asked -> new FakePeer.Answer(503, Map.of(), ""));
        byte[] page = send(request("/reset-password")
                        .header("Accept-Encoding", "gzip")
                        .header("Content-Type", "application/x-www-form-urlencoded")
                        .POST(BodyPublishers.ofString("token=" + token + "&newPassword=correct+horse+battery")))
                .body();
        assertThat(unzip(page)).contains(token);
        assertThat(new String(page, StandardCharsets.ISO_8859_1)).contains(token);
    }

    @Test
    void headIsAnsweredAsGetWouldBe() throws Exception {
        for (String coding : new String[] {"gzip", "identity"}) {
            HttpResponse<byte[]> got = get("/forgot-password", coding, "en");
            HttpResponse<byte[]> head = send(request("/forgot-password")
                    .header("Accept-Encoding", coding)
                    .header("Accept-Language", "en")
                    .method("HEAD", BodyPublishers.noBody()));
            assertThat(head.body()).isEmpty();
            assertThat(head.headers().firstValue("Content-Length")).contains(Integer.toString(got.body().length));
            assertThat(steady(head)).isEqualTo(steady(got));
            assertThat(head.headers().firstValue("Content-Encoding"))
                    .isEqualTo(got.headers().firstValue("Content-Encoding"));
        }
    }

    @Test
    void noPageIsStoredSoNoneIsAskedForByItsTag() throws Exception {
        HttpResponse<byte[]> page = send(request("/sign-in")
                .header("Accept-Encoding", "gzip")
                .header("If-None-Match", "*")
                .header("If-Modified-Since", "Mon, 30 Nov 2037 00:00:00 GMT")
                .GET());
        assertThat(page.statusCode()).isEqualTo(200);
        assertThat(page.headers().firstValue("Cache-Control")).contains("no-store");
        assertThat(page.headers().firstValue("ETag")).isEmpty();
    }

    @Test
    void whatIsForProgramsAndWhatHasNoBodyIsNotCompressed() {
        Browser browser = gateway.browser().with("Accept-Encoding", "gzip");
        assertThat(browser.get("/api/v1/nowhere").header("Content-Encoding")).isEmpty();
        assertThat(browser.post("/api/v1/password-resets", Map.of("email", People.address()))
                        .response()
                        .body())
                .isEqualTo("{\"status\":\"accepted\"}");
        Browser.Answer leading =
                Forms.of(gateway).with("Accept-Encoding", "gzip").send("/forgot-password", "email", People.address());
        assertThat(leading.status()).isEqualTo(303);
        assertThat(leading.header("Content-Encoding")).isEmpty();
    }

    private HttpResponse<byte[]> get(String path, String coding, String language) throws Exception {
        return send(request(path)
                .header("Accept-Encoding", coding)
                .header("Accept-Language", language)
                .GET());
    }

    private HttpRequest.Builder request(String path) {
        return HttpRequest.newBuilder(URI.create(gateway.url() + path))
                .header("Accept", "text/html")
                .header("Sec-Fetch-Site", "same-origin");
    }

    private HttpResponse<byte[]> send(HttpRequest.Builder request) throws IOException, InterruptedException {
        return client.send(request.build(), BodyHandlers.ofByteArray());
    }

    private static Map<String, Object> steady(HttpResponse<byte[]> answer) {
        Map<String, Object> headers = new TreeMap<>(answer.headers().map());
        headers.put(":status", answer.statusCode());
        headers.keySet()
                .removeAll(List.of("date", "traceparent", "x-request-id", "content-length", "content-encoding"));
        return headers;
    }

    private static String unzip(byte[] gzip) throws IOException {
        return text(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes());
    }

    private static String text(byte[] utf8) {
        return new String(utf8, StandardCharsets.UTF_8);
    }
}
