package io.latchkey.gateway.web;

import io.latchkey.platform.web.CommonProblems;
import io.latchkey.platform.web.PageMessageSource;
import io.latchkey.platform.web.PageMessages;
import io.latchkey.platform.web.PageModel;
import io.latchkey.platform.web.PageRenderer;
import io.latchkey.platform.web.Problem;
import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.LinkedHashMap;
import java.util.List;
import java.util.Locale;
import java.util.Map;
import java.util.Objects;
import org.springframework.context.MessageSource;
import org.springframework.core.io.DefaultResourceLoader;
import org.springframework.http.HttpStatus;
import org.springframework.mock.http.server.reactive.MockServerHttpRequest;
import org.thymeleaf.spring6.SpringWebFluxTemplateEngine;
import org.thymeleaf.templatemode.TemplateMode;
import org.thymeleaf.templateresolver.ClassLoaderTemplateResolver;

/** Every page in every state a person can meet it in, for tests that look at all of them. */
final class PageGallery {

    private static final PageMessages MESSAGES = PageMessages.loadAll(new DefaultResourceLoader(), "messages");

    /** The moments shown; each is a page in one state. */
    static final Map<String, PageModel> PAGES = pages();

    private PageGallery() {}

    static PageRenderer pages(String contact) {
        return new PageConfiguration()
                .pages(
                        engine(new PageMessageSource(MESSAGES)),
                        MESSAGES,
                        new PageConfiguration.PageSettings(contact),
                        new WebSettings(URI.create("https://latchkey.test"), List.of(), List.of()));
    }

    static PageModel problemPage(Problem problem) {
        return PageModel.ofProblem(problem, MESSAGES);
    }

    static PageModel page(String moment) {
        return Objects.requireNonNull(PAGES.get(moment));
    }

    /** The HTML that a reader of that language gets. */
    static String html(PageRenderer pages, PageModel page, Locale language) {
        MockServerHttpRequest request = MockServerHttpRequest.get("/sign-in")
                .header("Accept-Language", language.toLanguageTag())
                .build();
        byte[] body = pages.renderPage(request, page).getBody();
        return new String(body == null ? new byte[0] : body, StandardCharsets.UTF_8);
    }

    static PageModel signIn() {
        return PageModel.of("sign-in")
                .with("focus", "email")
                .with("codeOpen", false)
                .with("proof", false);
    }

    static PageModel reset() {
        return PageModel.of("reset-password").with("reasons", List.of());
    }

    static PageModel signedIn(String name, String email) {
        return AccountGallery.account(name, email, "enrolled");
    }

    private static Map<String, PageModel> pages() {
        Map<String, PageModel> pages = new LinkedHashMap<>();
        signInPages(pages);
        pages.put("forgot", PageModel.of("forgot-password"));
        pages.put(
                "forgot-malformed",
                PageModel.of("forgot-password").with("email", "ana@exam ple").with("emailProblem", "malformed"));
        pages.put("sent", PageModel.of("link-sent").with("seconds", 60L).with("contactSaid", true));
        resetPages(pages);
        for (String reason : List.of("link-unknown", "link-used", "link-superseded", "link-expired")) {
            pages.put(
                    reason, PageModel.of("link-refused").status(HttpStatus.GONE).with("reason", reason));
        }
        AccountGallery.put(pages);
        pages.putAll(ConsoleGallery.pages());
        pages.put(
                "operations",
                PageModel.of("operations")
                        .with("console", "https://notify.example.org/operations/sign-in")
                        .with("token", "AbCd"));
        pages.put("application-refused", PageModel.of("application-refused").status(HttpStatus.BAD_REQUEST));
        pages.put("problem-404", problemPage(CommonProblems.NOT_FOUND));
        pages.put("problem-403", problemPage(CommonProblems.CROSS_ORIGIN));
        pages.put("problem-429", problemPage(Problem.tooManyRequests(Duration.ofSeconds(40))));
        pages.put("problem-503", problemPage(Problem.unavailable(Duration.ofSeconds(5))));
        pages.put("problem-500", problemPage(CommonProblems.UNEXPECTED));
        return pages;
    }

    private static void signInPages(Map<String, PageModel> pages) {
        PageModel typed = signIn().with("email", "ana@example.org");
        pages.put("sign-in", signIn());
        pages.put("sign-in-empty", signIn().with("emailProblem", "missing").with("passwordProblem", "missing"));
        pages.put(
                "sign-in-refused",
                typed.with("focus", "password")
                        .with("notice", "sign-in.refused")
                        .with("noticeKind", "bad"));
        pages.put("sign-in-busy", typed.with("notice", "sign-in.busy").with("noticeKind", "bad"));
        pages.put(
                "sign-in-done",
                signIn().with("notice", "sign-in.done.password-set").with("noticeKind", "good"));
    }

    private static void resetPages(Map<String, PageModel> pages) {
        PageModel linked = reset().with("token", "AbCd");
        pages.put("reset", reset());
        pages.put("reset-empty", reset().with("tokenProblem", "missing").with("reasons", List.of("too-short")));
        pages.put(
                "reset-rejected",
                linked.with("notice", "reset.rejected")
                        .with("reasons", List.of("too-long", "common", "context", "same-as-before")));
        pages.put("reset-busy", linked.with("notice", "reset.busy"));
    }

    private static SpringWebFluxTemplateEngine engine(MessageSource texts) {
        ClassLoaderTemplateResolver templates = new ClassLoaderTemplateResolver();
        templates.setPrefix("templates/");
        templates.setSuffix(".html");
        templates.setTemplateMode(TemplateMode.HTML);
        templates.setCharacterEncoding("UTF-8");
        SpringWebFluxTemplateEngine engine = new SpringWebFluxTemplateEngine();
        engine.setTemplateResolver(templates);
        engine.setTemplateEngineMessageSource(texts);
        return engine;
    }
}
