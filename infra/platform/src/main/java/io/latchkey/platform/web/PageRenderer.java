package io.latchkey.platform.web;

import java.net.URI;
import java.nio.charset.StandardCharsets;
import java.time.Duration;
import java.util.List;
import java.util.Map;
import java.util.Optional;
import java.util.Set;
import java.util.concurrent.ConcurrentHashMap;
import java.util.function.BiFunction;
import org.jspecify.annotations.Nullable;
import org.springframework.http.CacheControl;
import org.springframework.http.HttpHeaders;
import org.springframework.http.HttpStatus;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.http.server.reactive.ServerHttpResponse;
import org.springframework.web.util.UriComponentsBuilder;
import org.thymeleaf.ITemplateEngine;
import org.thymeleaf.context.Context;
import reactor.core.publisher.Mono;

/** Turns pages into answers: in the reader's language, never stored, under the pages' own policy. */
public final class PageRenderer {

    private static final String NO_REFERRER = "no-referrer";
    private static final String ORIGIN_ONLY = "strict-origin";
    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);

    /** More than there are shared pages; a page that was declared wrongly fills no memory. */
    private static final int MOST_KEPT = 1000;

    private static final String LANGUAGE = "lang";
    private static final Set<String> LANGUAGE_ALONE = Set.of(LANGUAGE);

    private final ITemplateEngine templates;
    private final PageMessages messages;
    private final InlineAssets inlined;
    private final BiFunction<ServerHttpRequest, PageView, PageView> views;
    private final PageEncoder encoder;
    private final Map<PageKey, byte[]> kept = new ConcurrentHashMap<>();

    /** @param views makes of the common view what this service's templates know as {@code page} */
    public PageRenderer(
            ITemplateEngine templates,
            PageMessages messages,
            InlineAssets inlined,
            BiFunction<ServerHttpRequest, PageView, PageView> views) {
        this.templates = templates;
        this.messages = messages;
        this.inlined = inlined;
        this.views = views;
        this.encoder = new PageEncoder(inlined.head());
    }

    /** The page as HTML in the language of the request. */
    public ResponseEntity<byte[]> renderPage(ServerHttpRequest request, PageModel page) {
        return toResponse(request, page, inlined, NO_REFERRER);
    }

    /** The same for a page whose form goes to another origin of ours: it may, and says from where. */
    public ResponseEntity<byte[]> renderLeadingTo(URI origin, ServerHttpRequest request, PageModel page) {
        // Without a referrer a browser names no origin with the form, and the other side could not tell it from a trap.
        InlineAssets admitting = inlined.withFormTarget(origin.toString());
        return toResponse(request, page.with("referrer", ORIGIN_ONLY), admitting, ORIGIN_ONLY);
    }

    /** The page for what went wrong. */
    ResponseEntity<byte[]> renderProblem(ServerHttpRequest request, Problem problem) {
        return renderPage(request, PageModel.ofProblem(problem, messages));
    }

    /** 303 to a target that was found to be one of ours, else to {@code usual}. */
    public ResponseEntity<byte[]> redirectToNext(ServerHttpRequest request, Optional<String> target, String usual) {
        return target.map(URI::create).map(this::redirectTo).orElseGet(() -> seeOther(request, usual));
    }

    /** 303 to a path of ours, keeping the chosen language; {@code query} is empty or name and value. */
    public ResponseEntity<byte[]> seeOther(ServerHttpRequest request, String path, String... query) {
        UriComponentsBuilder target = UriComponentsBuilder.fromPath(path);
        if (query.length == 2) {
            target.queryParam(query[0], query[1]);
        }
        chosenLanguage(request).ifPresent(language -> target.queryParam(LANGUAGE, language.code()));
        return redirectTo(target.encode().build().toUri());
    }

    /** 303 to anywhere. */
    public ResponseEntity<byte[]> redirectTo(URI location) {
        return ResponseEntity.status(HttpStatus.SEE_OTHER)
                .headers(PageRenderer::addCommonHeaders)
                .location(location)
                .build();
    }

    /** Writes what the other methods gave, where no handler returns it. */
    public static Mono<Void> writeTo(ServerHttpResponse response, ResponseEntity<byte[]> page) {
        response.setStatusCode(page.getStatusCode());
        response.getHeaders().putAll(page.getHeaders());
        byte[] html = page.getBody();
        return html == null
                ? response.setComplete()
                : response.writeWith(Mono.just(response.bufferFactory().wrap(html)));
    }

    private ResponseEntity<byte[]> toResponse(
            ServerHttpRequest request, PageModel page, InlineAssets admitted, String referrerPolicy) {
        boolean gzip = ContentCodings.acceptsGzip(request.getHeaders());
        byte[] body = findBody(request, page, gzip);
        return ResponseEntity.status(page.status())
                .headers(PageRenderer::addCommonHeaders)
                .headers(headers -> addOwnHeaders(headers, page.retryAfter(), gzip))
                .headers(headers -> headers.set("Referrer-Policy", referrerPolicy))
                .header("Content-Security-Policy", admitted.contentPolicy())
                .contentType(HTML)
                .contentLength(body.length)
                .body(body);
    }

    /** Of a page that is the same for everybody the bytes are kept; nothing of the request goes into it but its key. */
    private byte[] findBody(ServerHttpRequest request, PageModel page, boolean gzip) {
        boolean shared = page.exposure() == PageModel.Exposure.SHARED
                && LANGUAGE_ALONE.containsAll(request.getQueryParams().keySet());
        if (!shared) {
            return renderBody(request, page, gzip);
        }
        Optional<MessageBundle> chosen = chosenLanguage(request);
        MessageBundle language = chosen.orElseGet(() -> preferredLanguage(request));
        var key = new PageKey(page, request.getPath().value(), language.code(), chosen.isPresent(), gzip);
        byte[] body = kept.get(key);
        if (body == null) {
            body = renderBody(request, page, gzip);
            if (kept.size() < MOST_KEPT) {
                kept.put(key, body);
            }
        }
        return body;
    }

    private byte[] renderBody(ServerHttpRequest request, PageModel page, boolean gzip) {
        String html = renderHtml(request, page);
        return gzip
                ? encoder.compress(html, page.exposure() != PageModel.Exposure.GUARDED)
                : html.getBytes(StandardCharsets.UTF_8);
    }

    private String renderHtml(ServerHttpRequest request, PageModel page) {
        Optional<MessageBundle> chosen = chosenLanguage(request);
        MessageBundle language = chosen.orElseGet(() -> preferredLanguage(request));
        var view = new PageView(messages, language, request.getPath().value(), chosen.isPresent());
        Context context = new Context(language.toLocale(), page.model());
        context.setVariable("inlined", inlined);
        context.setVariable("page", views.apply(request, view));
        return templates.process(page.template(), context);
    }

    private Optional<MessageBundle> chosenLanguage(ServerHttpRequest request) {
        return messages.matchTag(request.getQueryParams().getFirst(LANGUAGE));
    }

    private MessageBundle preferredLanguage(ServerHttpRequest request) {
        return messages.preferredLanguage(request.getHeaders().getFirst(HttpHeaders.ACCEPT_LANGUAGE));
    }

    private static void addCommonHeaders(HttpHeaders headers) {
        headers.setCacheControl(CacheControl.noStore());
        headers.set("Referrer-Policy", NO_REFERRER);
        headers.setVary(List.of(HttpHeaders.ACCEPT_LANGUAGE, HttpHeaders.ACCEPT_ENCODING));
    }

    private static void addOwnHeaders(HttpHeaders headers, @Nullable Duration pause, boolean gzip) {
        if (pause != null) {
            headers.set(HttpHeaders.RETRY_AFTER, Long.toString(Problem.toSeconds(pause)));
        }
        if (gzip) {
            headers.set(HttpHeaders.CONTENT_ENCODING, "gzip");
        }
    }

    /** What tells the bytes of one shared page from those of another. */
    private record PageKey(PageModel page, String path, String language, boolean chosen, boolean gzip) {}
}
