package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageModel.Exposure;
import io.latchkey.platform.web.PageRenderer;
import java.io.ByteArrayInputStream;
import java.io.IOException;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Objects;
import java.util.stream.Stream;
import java.util.zip.GZIPInputStream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class PageCompressionTests {
    private static final String PATH = "/forgot-password";

    private final PageRenderer pages = PageGallery.pages("help@example.org");

    static Stream<String> moments() {
        return PageGallery.PAGES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void everyPageIsTheSameCompressedOrNotHoweverMuchOfItIs(String moment) throws IOException {
        PageModel page = PageGallery.page(moment);
        byte[] plain = body(page, PATH, "identity");
        for (PageModel exposed : List.of(page, page.plain(), page.shared())) {
            byte[] gzip = body(exposed, PATH, "gzip");
            assertThat(new GZIPInputStream(new ByteArrayInputStream(gzip)).readAllBytes())
                    .isEqualTo(plain);
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void everyPageThatIsCompressedWholeIsUnderTenKilobytes(String moment) {
        assertThat(body(PageGallery.page(moment).plain(), PATH, "gzip")).hasSizeLessThanOrEqualTo(10 * 1024);
    }

    @Test
    void theAnswerSaysHowItIsCompressedAndWhatItDependsOn() {
        ResponseEntity<byte[]> gzip = answer(PageGallery.signIn(), PATH, "gzip");
        assertThat(gzip.getHeaders().getFirst(HttpHeaders.CONTENT_ENCODING)).isEqualTo("gzip");
        assertThat(gzip.getHeaders().getContentLength()).isEqualTo(Objects.requireNonNull(gzip.getBody()).length);
        ResponseEntity<byte[]> plain = answer(PageGallery.signIn(), PATH, "gzip;q=0");
        assertThat(plain.getHeaders().containsHeader(HttpHeaders.CONTENT_ENCODING))
                .isFalse();
        for (ResponseEntity<byte[]> each : List.of(gzip, plain)) {
            assertThat(each.getHeaders().getVary()).containsExactly("Accept-Language", "Accept-Encoding");
        }
    }

    @Test
    void theLengthOfAGuardedPageIsItsPlainOneLessAConstant() {
        PageModel one = PageGallery.reset().with("token", "AbCdEfGhIjKlMnOpQrStUvWxYz0123456789");
        PageModel other = PageGallery.reset().with("token", "name=\"token\"name=\"token\"name=\"token\"");
        int saved = body(one, PATH, "identity").length - body(one, PATH, "gzip").length;
        assertThat(body(other, PATH, "identity").length - body(other, PATH, "gzip").length)
                .isEqualTo(saved);
    }

    @Test
    void oneMoreValueGuardsAPageAgain() {
        PageModel shared = PageGallery.signIn().shared();
        assertThat(shared.status(HttpStatus.GONE).exposure()).isEqualTo(Exposure.SHARED);
        assertThat(shared.with("email", "ana@example.org").exposure()).isEqualTo(Exposure.GUARDED);
        assertThat(shared.asUnavailable(Duration.ofSeconds(1)).exposure()).isEqualTo(Exposure.GUARDED);
        assertThat(PageGallery.problemPage(CommonProblems.NOT_FOUND).exposure()).isEqualTo(Exposure.PLAIN);
    }

    @Test
    void aSharedPageIsRenderedOnceForEachLanguageAndPath() {
        PageModel page = PageGallery.signIn().shared();
        assertThat(body(page, PATH, "gzip")).isSameAs(body(PageGallery.signIn().shared(), PATH, "gzip"));
        assertThat(body(page, PATH + "?lang=es", "gzip"))
                .isSameAs(body(page, PATH + "?lang=es-MX", "gzip"))
                .isNotEqualTo(body(page, PATH, "gzip"));
        assertThat(body(page, "/sign-in", "gzip")).isNotEqualTo(body(page, PATH, "gzip"));
        assertThat(body(page.with("email", "a@b.example").shared(), PATH, "gzip"))
                .isNotEqualTo(body(page, PATH, "gzip"));
        assertThat(body(page, PATH, "identity")).isSameAs(body(page, PATH, "br"));
    }

    @Test
    void aPageThatKeepsMoreOfItsRequestThanTheLanguageIsNotKept() {
        PageModel page = PageGallery.signIn().shared();
        byte[] bound = body(page, "/sign-in?next=/executive", "identity");
        assertThat(new String(bound, StandardCharsets.UTF_8)).contains("next=%2Fexecutive");
        assertThat(body(page, "/sign-in?next=/account", "identity")).isNotEqualTo(bound);
        assertThat(body(page, "/sign-in", "identity")).isNotEqualTo(bound);
        assertThat(body(page, "/sign-in?x=1", "gzip")).isNotSameAs(body(page, "/sign-in?x=1", "gzip"));
    }

    @Test
    void anOtherwiseUnsharedPageIsNotKept() {
        PageModel page = PageGallery.signIn().plain();
        assertThat(body(page, PATH, "gzip")).isNotSameAs(body(page, PATH, "gzip"));
    }

    private byte[] body(PageModel page, String path, String accepted) {
        return Objects.requireNonNull(answer(page, path, accepted).getBody());
    }

    private ResponseEntity<byte[]> answer(PageModel page, String path, String accepted) {
        MockServerHttpRequest request = MockServerHttpRequest.get(path)
                .header("Accept-Encoding", accepted)
                .header("Accept-Language", path.contains("lang") ? "en" : "es")
                .build();
        return pages.renderPage(request, page);
    }
}
