package io.latchkey.gateway.web;

import static org.assertj.core.api.Assertions.assertThat;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageMessages;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.PageView;
import java.nio.charset.StandardCharsets;
import java.util.List;
import java.util.Locale;
import java.util.regex.MatchResult;
import java.util.regex.Pattern;
import java.util.stream.Stream;
import org.junit.jupiter.api.Test;
import org.junit.jupiter.params.ParameterizedTest;
import org.junit.jupiter.params.provider.MethodSource;
import org.junit.jupiter.params.provider.ValueSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.ResponseEntity;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;

class PageRendererTests {

    private static final Locale SPANISH = Locale.forLanguageTag("es");

    private final PageRenderer pages = PageGallery.pages("help@example.org");

    static Stream<String> moments() {
        return PageGallery.PAGES.keySet().stream();
    }

    @ParameterizedTest
    @MethodSource("moments")
    void everyPageIsWholeInEveryLanguageAndSaysWhichItIs(String moment) {
        for (Locale language : List.of(Locale.ENGLISH, SPANISH)) {
            String html = PageGallery.html(pages, PageGallery.page(moment), language);
            assertThat(html)
                    .startsWith("<!DOCTYPE html>")
                    .contains("<html lang=\"" + language.toLanguageTag() + "\"")
                    .contains("help@example.org");
            assertThat(visible(html)).doesNotContain("null", "${", "#{", "??", " th:", "{0}<", "[[");
        }
    }

    @ParameterizedTest
    @MethodSource("moments")
    void everyPageIsUnderSixtyKilobytesAndAsksForNothingElse(String moment) {
        String html = PageGallery.html(pages, PageGallery.page(moment), SPANISH);
        assertThat(html.getBytes(StandardCharsets.UTF_8)).hasSizeLessThan(60_000);
        assertThat(html.replace("src=\"data:", "")).doesNotContain("src=", "rel=\"stylesheet\"", "@import", "url(");
    }

    @ParameterizedTest
    @MethodSource("moments")
    void everyFieldHasALabelAndEveryReferenceLeadsToAnElement(String moment) {
        String html = PageGallery.html(pages, PageGallery.page(moment), Locale.ENGLISH);
        List<String> ids = found(html, " id=\"([^\"]+)\"");
        assertThat(ids).doesNotHaveDuplicates();
        assertThat(ids).containsAll(found(html, "<label for=\"([^\"]+)\""));
        found(html, "(?:aria-describedby|aria-controls|data-says|data-counts)=\"([^\"]+)\"")
                .forEach(references -> assertThat(ids).contains(references.split(" ")));
        assertThat(found(html, "(<(?:input|select|textarea) [^>]*id=)")).hasSameSizeAs(found(html, "(<label for=)"));
    }

    @ParameterizedTest
    @ValueSource(
            strings = {
                "\"><img src=x onerror=alert(1)>",
                "</script><script>alert(1)</script>",
                "${7*7} #{7*7} *{7*7} __${7*7}__ [[${7*7}]] {{7*7}}",
                "' onfocus='alert(1)",
                "\u202Egro.elpmaxe@ana\u0000\u2028",
                "{0} {1,number} '{'"
            })
    void whatAPersonTypedIsShownAsTextAndNeverRead(String naughty) {
        String signIn = PageGallery.html(pages, PageGallery.signIn().with("email", naughty), Locale.ENGLISH);
        String signedIn = PageGallery.html(pages, PageGallery.signedIn(naughty, naughty), Locale.ENGLISH);
        String reset = PageGallery.html(pages, PageGallery.reset().with("token", naughty), Locale.ENGLISH);
        for (String html : List.of(signIn, signedIn, reset)) {
            assertThat(visible(html)).doesNotContain("<img", "alert(1)</script>", "'alert", " onfocus='", ">49");
        }
        assertThat(found(signIn, "(<script)")).hasSize(1);
    }

    @Test
    void noPageHoldsAPasswordOrAnInlineHandler() {
        for (PageModel page : PageGallery.PAGES.values()) {
            String html = PageGallery.html(pages, page, Locale.ENGLISH);
            assertThat(found(html, "(<input[^>]*type=\"password\"[^>]*>)"))
                    .noneMatch(field -> field.contains("value="));
            assertThat(visible(html)).doesNotContainPattern("<[^>]+ (on[a-z]+|style)=");
        }
    }

    @Test
    void theAnswerIsNotStoredSendsNoReferrerAndAdmitsOnlyItsOwnStyleAndScript() {
        MockServerHttpRequest request = MockServerHttpRequest.get("/sign-in").build();
        ResponseEntity<byte[]> answer = pages.renderPage(request, PageGallery.signIn());
        HttpHeaders headers = answer.getHeaders();
        assertThat(headers.getCacheControl()).isEqualTo("no-store");
        assertThat(headers.getFirst("Referrer-Policy")).isEqualTo("no-referrer");
        assertThat(headers.getFirst("Content-Security-Policy"))
                .contains("default-src 'none'", "object-src 'none'", "base-uri 'none'", "frame-ancestors 'none'")
                .contains("script-src 'sha256-", "style-src 'sha256-")
                .doesNotContain("unsafe", "nonce", "*");
        assertThat(pages.renderPage(request, PageGallery.signIn()).getBody()).isEqualTo(answer.getBody());
    }

    @Test
    void switchingTheLanguageKeepsThePath() {
        MockServerHttpRequest request =
                MockServerHttpRequest.get("/nowhere/at-all?lang=es").build();
        byte[] body = pages.renderPage(request, PageGallery.problemPage(CommonProblems.NOT_FOUND))
                .getBody();
        assertThat(new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8))
                .contains("<html lang=\"es\"", "href=\"/nowhere/at-all?lang=en\"", "href=\"/?lang=es\"");
    }

    @Test
    void noPathMakesTheLanguageSwitchLeaveTheSite() {
        PageMessages languages = PageMessages.loadAll(new DefaultResourceLoader(), "messages");
        PageView view = new PageView(languages, languages.defaultBundle(), "///evil.example/%22x", false);
        assertThat(view.languages()).extracting(PageView.LanguageChoice::link).contains("/evil.example/%22x?lang=es");
    }

    @Test
    void aRedirectKeepsTheChosenLanguage() {
        MockServerHttpRequest request =
                MockServerHttpRequest.post("/reset-password?lang=es-MX").build();
        ResponseEntity<byte[]> answer = pages.seeOther(request, "/sign-in", "done", "password-set");
        assertThat(answer.getStatusCode()).isEqualTo(HttpStatus.SEE_OTHER);
        assertThat(answer.getHeaders().getLocation()).hasToString("/sign-in?done=password-set&lang=es");
        assertThat(answer.getHeaders().getCacheControl()).isEqualTo("no-store");
    }

    @Test
    void withoutASettingTheContactIsNamedInTheReadersLanguage() {
        PageRenderer plain = PageGallery.pages("");
        assertThat(PageGallery.html(plain, PageGallery.signIn(), SPANISH)).contains("su ejecutivo de cuenta");
        assertThat(PageGallery.html(plain, PageGallery.signIn(), Locale.ENGLISH))
                .contains("your account executive");
    }

    /** The page without its own style and script. */
    private static String visible(String html) {
        return html.substring(0, html.indexOf("<style>")) + html.substring(html.indexOf("</head>"));
    }

    private static List<String> found(String html, String pattern) {
        return Pattern.compile(pattern)
                .matcher(html)
                .results()
                .map((MatchResult one) -> one.group(1))
                .toList();
    }
}
