package io.latchkey.notification.mail;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.platform.access.RouteAccess;
import java.net.InetSocketAddress;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.ResponseEntity;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Controller;
import org.springframework.web.bind.annotation.GetMapping;
import org.springframework.web.bind.annotation.PathVariable;

/** {@code /preview} and each mail by itself; 404 where it is not enabled, and from another machine. */
@Controller
class MailPreviewPages {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";

    private final PreviewSettings settings;
    private final MailRenderer renderer;
    private final MailLanguages languages;
    private final Clock clock;

    MailPreviewPages(PreviewSettings settings, MailRenderer renderer, MailLanguages languages, Clock clock) {
        this.settings = settings;
        this.renderer = renderer;
        this.languages = languages;
        this.clock = clock;
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/preview")
    ResponseEntity<byte[]> showAll(ServerHttpRequest request) {
        return isAllowed(request)
                ? toResponse(HTML, PreviewPage.renderPage(languages.listLanguages(), this::renderSample))
                : ResponseEntity.notFound().build();
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/preview/{template}/{language}/html")
    ResponseEntity<byte[]> showHtml(
            @PathVariable String template, @PathVariable String language, ServerHttpRequest request) {
        return findMail(template, language, request)
                .map(mail -> toResponse(HTML, mail.html()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    @RouteAccess(RouteAccess.Level.PUBLIC)
    @GetMapping("/preview/{template}/{language}/text")
    ResponseEntity<byte[]> showText(
            @PathVariable String template, @PathVariable String language, ServerHttpRequest request) {
        return findMail(template, language, request)
                .map(mail -> toResponse(TEXT, mail.subject() + "\n\n" + mail.text()))
                .orElseGet(() -> ResponseEntity.notFound().build());
    }

    private Optional<RenderedMail> findMail(String template, String language, ServerHttpRequest request) {
        return Stream.of(MailKind.values())
                .filter(each -> isAllowed(request) && each.template().code().equals(template))
                .flatMap(each -> languages.listLanguages().stream()
                        .filter(locale -> locale.code().equals(language))
                        .map(locale -> renderSample(each, locale)))
                .findFirst();
    }

    private RenderedMail renderSample(MailKind kind, AccountLocale locale) {
        return renderer.render(SampleMails.createSample(kind, locale, clock.instant()));
    }

    private boolean isAllowed(ServerHttpRequest request) {
        InetSocketAddress remote = request.getRemoteAddress();
        return settings.enabled() && remote != null && remote.getAddress().isLoopbackAddress();
    }

    private static ResponseEntity<byte[]> toResponse(MediaType form, String body) {
        return ResponseEntity.ok()
                .contentType(form)
                .header("Content-Security-Policy", POLICY)
                .header(HttpHeaders.CACHE_CONTROL, "no-store")
                .body(body.getBytes(StandardCharsets.UTF_8));
    }

    /**
     * Whether every mail can be looked at.
     *
     * @param enabled only where people work on the mails; {@code infra/up} says so
     */
    @ConfigurationProperties("latchkey.preview")
    record PreviewSettings(boolean enabled) {}
}
