package io.latchkey.notification.preview;

import io.latchkey.contracts.AccountLocale;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.notification.mail.MailLanguages;
import io.latchkey.notification.mail.MailRenderer;
import io.latchkey.notification.mail.RenderedMail;
import java.nio.charset.StandardCharsets;
import java.time.Clock;
import java.util.Optional;
import java.util.stream.Stream;
import org.springframework.context.annotation.Bean;
import org.springframework.context.annotation.Configuration;
import org.springframework.http.MediaType;
import org.springframework.web.reactive.function.server.RequestPredicate;
import org.springframework.web.reactive.function.server.RouterFunction;
import org.springframework.web.reactive.function.server.RouterFunctions;
import org.springframework.web.reactive.function.server.ServerRequest;
import org.springframework.web.reactive.function.server.ServerResponse;
import reactor.core.publisher.Mono;

/** {@code /preview} and each mail by itself; where it is not enabled, or from another machine, there is no such page. */
@Configuration(proxyBeanMethods = false)
class PreviewRoutes {

    private static final MediaType HTML = new MediaType(MediaType.TEXT_HTML, StandardCharsets.UTF_8);
    private static final MediaType TEXT = new MediaType(MediaType.TEXT_PLAIN, StandardCharsets.UTF_8);
    private static final String POLICY = "default-src 'none'; style-src 'unsafe-inline'; frame-src 'self'";

    private final PreviewSettings settings;
    private final MailRenderer renderer;
    private final MailLanguages languages;
    private final Clock clock;

    PreviewRoutes(PreviewSettings settings, MailRenderer renderer, MailLanguages languages, Clock clock) {
        this.settings = settings;
        this.renderer = renderer;
        this.languages = languages;
        this.clock = clock;
    }

    @Bean
    RouterFunction<ServerResponse> mailPreview() {
        RequestPredicate here = request -> settings.enabled() && fromThisMachine(request);
        return RouterFunctions.route()
                .GET(
                        "/preview",
                        here,
                        request ->
                                toResponse(HTML, PreviewPage.renderPage(languages.listLanguages(), this::renderSample)))
                .GET("/preview/{template}/{language}/html", here, request -> showMail(request, HTML))
                .GET("/preview/{template}/{language}/text", here, request -> showMail(request, TEXT))
                .build();
    }

    private Mono<ServerResponse> showMail(ServerRequest request, MediaType form) {
        return findMail(request)
                .map(mail -> toResponse(form, form.equals(HTML) ? mail.html() : mail.subject() + "\n\n" + mail.text()))
                .orElseGet(() -> ServerResponse.notFound().build());
    }

    private Optional<RenderedMail> findMail(ServerRequest request) {
        return Stream.of(MailTemplate.values())
                .filter(template -> template.code().equals(request.pathVariable("template")))
                .flatMap(template -> languages.listLanguages().stream()
                        .filter(locale -> locale.code().equals(request.pathVariable("language")))
                        .map(locale -> renderSample(template, locale)))
                .findFirst();
    }

    private RenderedMail renderSample(MailTemplate template, AccountLocale locale) {
        return renderer.render(SampleMails.createSample(template, locale, clock.instant()));
    }

    private static boolean fromThisMachine(ServerRequest request) {
        return request.remoteAddress()
                .map(remote -> remote.getAddress().isLoopbackAddress())
                .orElse(false);
    }

    private static Mono<ServerResponse> toResponse(MediaType form, String body) {
        return ServerResponse.ok()
                .contentType(form)
                .header("Content-Security-Policy", POLICY)
                .header("Cache-Control", "no-store")
                .bodyValue(body);
    }
}
