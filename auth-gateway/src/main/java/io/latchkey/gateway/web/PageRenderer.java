package io.latchkey.gateway.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.context.Context;
import org.thymeleaf.spring6.ISpringWebFluxTemplateEngine;

/** Turns pages into answers: in the reader's language, never stored, under the pages' own policy. */
public final class PageRenderer {

    private static final String NO_REFERRER = "no-referrer";
    private static final String ORIGIN_ONLY = "strict-origin";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ISpringWebFluxTemplateEngine templates;
    private final Messages languages;
    private final InlineAssets inlined;
    private final Optional<String> contact;

    PageRenderer(
            ISpringWebFluxTemplateEngine templates,
            Messages languages,
            InlineAssets inlined,
            Optional<String> contact) {
        this.templates = templates;
        this.languages = languages;
        this.inlined = inlined;
        this.contact = contact;
    }

    /** The page as HTML in the language of the request. */
    public ResponseEntity<byte[]> show(ServerHttpRequest request, PageModel page) {
        return toResponse(request, page, inlined, NO_REFERRER);
    }

    /** The same for a page whose form goes to another origin of ours: it may, and says from where. */
    public ResponseEntity<byte[]> showLeadingTo(URI origin, ServerHttpRequest request, PageModel page) {
        // Without a referrer a browser names no origin with the form, and the other side could not tell it from a trap.
        return toResponse(request, page.with("referrer", ORIGIN_ONLY), inlined.withFormTarget(origin), ORIGIN_ONLY);
    }

    private ResponseEntity<byte[]> toResponse(
            ServerHttpRequest request, PageModel page, InlineAssets admitted, String referrerPolicy) {
        byte[] html = renderHtml(request, page).getBytes(StandardCharsets.UTF_8);
        Duration pause = page.retryAfter();
        return ResponseEntity.status(page.status())
                .headers(PageRenderer::addCommonHeaders)
                .headers(headers -> Optional.ofNullable(pause)
                        .ifPresent(told ->
                                headers.set(HttpHeaders.RETRY_AFTER, Long.toString(RetryAfterSeconds.roundUp(told)))))
                .headers(headers -> headers.set("Referrer-Policy", referrerPolicy))
                .header("Content-Security-Policy", admitted.contentPolicy())
                .contentType(HTML)
                .contentLength(html.length)
                .body(html);
    }

    /** 303 to where the sign-in leads: the place its address names, if it is one of ours, else {@code usual}. */
    public ResponseEntity<byte[]> redirectToNext(ServerHttpRequest request, RedirectValidator next, String usual) {
        return next.resolveTarget(request.getQueryParams().getFirst("next"))
                .map(place -> ResponseEntity.status(HttpStatus.SEE_OTHER)
                        .headers(PageRenderer::addCommonHeaders)
                        .location(URI.create(place))
                        .<byte[]>build())
                .orElseGet(() -> seeOther(request, usual));
    }

    /** 303 to a path of ours, keeping the chosen language; {@code query} is empty or name and value. */
    public ResponseEntity<byte[]> seeOther(ServerHttpRequest request, String path, String... query) {
        UriComponentsBuilder target = UriComponentsBuilder.fromPath(path);
        if (query.length == 2) {
            target.queryParam(query[0], query[1]);
        }
        chosenLanguage(request).ifPresent(language -> target.queryParam("lang", language.code()));
        URI location = target.build().toUri();
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .headers(PageRenderer::addCommonHeaders)
                .location(location)
                .build();
    }

    private String renderHtml(ServerHttpRequest request, PageModel page) {
        Optional<MessageBundle> chosen = chosenLanguage(request);
        MessageBundle language = chosen.orElseGet(() -> preferredLanguage(request));
        String path = request.getPath().value();
        String whom = contact.orElseGet(() -> language.textOf("support.contact"));
        Context context = new Context(language.toLocale(), page.model());
        context.setVariable("inlined", inlined);
        String next = request.getQueryParams().getFirst("next");
        PageView view = PageView.forRequest(languages, language, path, chosen.isPresent(), whom);
        context.setVariable("page", next == null || next.isEmpty() ? view : view.withNext(next));
        return templates.process(page.template(), context);
    }

    private Optional<MessageBundle> chosenLanguage(ServerHttpRequest request) {
        return languages.matchTag(request.getQueryParams().getFirst("lang"));
    }

    private MessageBundle preferredLanguage(ServerHttpRequest request) {
        return languages.preferredLanguage(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static void addCommonHeaders(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noStore());
        headers.set("Referrer-Policy", NO_REFERRER);
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
