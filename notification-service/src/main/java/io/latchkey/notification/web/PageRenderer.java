package io.latchkey.notification.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.InstantSource;
import java.util.Locale;
import java.util.Optional;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;

/** Turns pages into answers: in the reader's language, never stored, under the pages' own policy. */
public final class PageRenderer {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    private final ITemplateEngine templates;
    private final InlineAssets inlined;
    private final InstantSource clock;

    PageRenderer(ITemplateEngine templates, InlineAssets inlined, InstantSource clock) {
        this.templates = templates;
        this.inlined = inlined;
        this.clock = clock;
    }

    /** The page as HTML in the language of the request. */
    public ResponseEntity<byte[]> renderPage(ServerHttpRequest request, Page page) {
        byte[] html = renderHtml(request, page).getBytes(StandardCharsets.UTF_8);
        return ResponseEntity.status(page.status())
                .headers(PageRenderer::addCommonHeaders)
                .header("Content-Security-Policy", inlined.contentSecurityPolicy())
                .contentType(HTML)
                .contentLength(html.length)
                .body(html);
    }

    /** 303 to a path of ours, keeping the chosen language; {@code query} is empty or name and value. */
    public ResponseEntity<byte[]> seeOther(ServerHttpRequest request, String path, String... query) {
        UriComponentsBuilder target = UriComponentsBuilder.fromPath(path);
        if (query.length == 2) {
            target.queryParam(query[0], query[1]);
        }
        chosenLanguage(request).ifPresent(language -> target.queryParam("lang", language));
        return redirectTo(target.encode().build().toUri());
    }

    /** 303 to anywhere. */
    public ResponseEntity<byte[]> redirectTo(URI location) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .headers(PageRenderer::addCommonHeaders)
                .location(location)
                .build();
    }

    private String renderHtml(ServerHttpRequest request, Page page) {
        Optional<String> chosen = chosenLanguage(request);
        String accepted = request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE);
        Locale language = Locale.forLanguageTag(chosen.orElseGet(() -> Messages.matchAccepted(accepted)));
        Context context = new Context(language, page.model());
        context.setVariable("inlined", inlined);
        String path = request.getPath().value();
        context.setVariable("page", new PageView(language, path, chosen.isPresent(), clock.instant()));
        return templates.process(page.template(), context);
    }

    private static Optional<String> chosenLanguage(ServerHttpRequest request) {
        return Messages.findByTag(request.getQueryParams().getFirst("lang"));
    }

    private static void addCommonHeaders(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noStore());
        headers.set("Referrer-Policy", "no-referrer");
        headers.set(HttpHeaders.VARY, HttpHeaders.ACCEPT_LANGUAGE);
    }
}
