package io.latchkey.notification.dispatch;

import io.latchkey.contracts.MailTemplate;
import io.latchkey.messaging.TraceContext;
import io.latchkey.notification.delivery.Letter;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.http.HttpHeaders;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks account-service for links, many at a time; the only HTTP this service sends to another. */
@Component
final class Links {

    private static final Logger LOG = LoggerFactory.getLogger(Links.class);
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final WebClient accountService;
    private final LinkMeters meters;
    private final AtomicBoolean away = new AtomicBoolean();

    Links(AccountSettings settings, WebClient.Builder builder, LinkMeters meters) {
        HttpClient http = HttpClient.create()
                .responseTimeout(settings.answerTimeout())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
        this.accountService = builder.clone()
                .baseUrl(settings.url().toString())
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.key())
                .build();
        this.meters = meters;
    }

    /** Answers by cause; a cause that is not in them has none now, whatever the trouble is, and waits. */
    Mono<Map<UUID, LinkAnswer>> ask(List<Letter> letters) {
        var question = new Question(letters.stream()
                .map(letter -> new Cause(letter.causeId(), letter.accountId()))
                .toList());
        long asked = System.nanoTime();
        return accountService
                .post()
                .uri("/internal/v1/links")
                .headers(headers -> trace(headers, letters))
                .bodyValue(question)
                .retrieve()
                .bodyToMono(Replies.class)
                .map(replies -> sorted(letters, replies))
                .doOnNext(answers -> back())
                .onErrorResume(this::away)
                .defaultIfEmpty(Map.of())
                .doOnNext(answers -> meters.answered(letters, answers, Duration.ofNanos(System.nanoTime() - asked)));
    }

    private static Map<UUID, LinkAnswer> sorted(List<Letter> letters, Replies replies) {
        Map<UUID, MailTemplate> asked = new HashMap<>();
        letters.forEach(letter -> asked.put(letter.causeId(), letter.template()));
        Map<UUID, LinkAnswer> answers = new HashMap<>();
        for (LinkReply reply : replies.links()) {
            MailTemplate template = asked.get(reply.causeId());
            if (template == null) {
                continue;
            }
            try {
                answers.put(reply.causeId(), reply.answer(template));
            } catch (IllegalArgumentException e) {
                LOG.error("account-service answered for cause {} with {}", reply.causeId(), e.getMessage());
            }
        }
        return answers;
    }

    private Mono<Map<UUID, LinkAnswer>> away(Throwable e) {
        if (away.compareAndSet(false, true)) {
            // Only the kind: the message of an answer that could not be read may quote it.
            LOG.warn(
                    "account-service gives no links, mails wait: {}",
                    e.getClass().getSimpleName());
        }
        return Mono.just(Map.of());
    }

    private void back() {
        if (away.compareAndSet(true, false)) {
            LOG.info("account-service gives links again");
        }
    }

    /** A question for one link belongs to that mail's trace; one for several to none. */
    private static void trace(HttpHeaders headers, List<Letter> letters) {
        if (letters.size() == 1) {
            headers.set("traceparent", TraceContext.given(letters.getFirst().traceparent()));
        }
    }

    private record Cause(UUID causeId, UUID accountId) {}

    private record Question(List<Cause> causes) {}

    private record Replies(List<LinkReply> links) {}
}
