package io.latchkey.notification.dispatch;

import io.latchkey.contracts.EmailStep.EmailReason;
import io.latchkey.contracts.MailTemplate;
import io.latchkey.contracts.SecretValue;
import io.latchkey.notification.delivery.MailSnapshot;
import io.latchkey.notification.delivery.MailTransition.Terminated;
import io.latchkey.notification.delivery.MailTransition.TerminationType;
import io.latchkey.platform.trace.TraceContext;
import io.netty.channel.ChannelOption;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import org.jspecify.annotations.Nullable;
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
final class AccountLinkClient {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLinkClient.class);
    private static final int LARGEST_ANSWER = 1024 * 1024;

    private final WebClient accountService;
    private final LinkMetrics meters;
    private final AtomicBoolean away = new AtomicBoolean();

    AccountLinkClient(AccountLinkSettings settings, WebClient.Builder builder, LinkMetrics meters) {
        HttpClient http = HttpClient.create()
                .responseTimeout(settings.answerTimeout())
                .option(
                        ChannelOption.CONNECT_TIMEOUT_MILLIS,
                        Math.toIntExact(settings.connectTimeout().toMillis()));
        this.accountService = builder.clone()
                .baseUrl(settings.url().toString())
                .clientConnector(new ReactorClientHttpConnector(http))
                .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(LARGEST_ANSWER))
                .defaultHeader(HttpHeaders.AUTHORIZATION, "Bearer " + settings.currentKey())
                .build();
        this.meters = meters;
    }

    /** Answers by cause; a cause that is not in them has none now, whatever the trouble is, and waits. */
    Mono<Map<UUID, MailLinkResult>> requestLinks(List<MailSnapshot.MailDetails> letters) {
        var question = new LinkBatchRequest(letters.stream()
                .map(letter -> new CauseReference(letter.causeId(), letter.accountId()))
                .toList());
        long asked = System.nanoTime();
        return accountService
                .post()
                .uri("/internal/v1/links")
                .headers(headers -> addTraceparent(headers, letters))
                .bodyValue(question)
                .retrieve()
                .bodyToMono(LinkBatchResponse.class)
                .map(replies -> mapResults(letters, replies))
                .doOnNext(answers -> markAvailable())
                .onErrorResume(this::markUnavailable)
                .defaultIfEmpty(Map.of())
                .doOnNext(
                        answers -> meters.recordResults(letters, answers, Duration.ofNanos(System.nanoTime() - asked)));
    }

    private static Map<UUID, MailLinkResult> mapResults(
            List<MailSnapshot.MailDetails> letters, LinkBatchResponse replies) {
        Map<UUID, MailTemplate> asked = new HashMap<>();
        letters.forEach(letter -> asked.put(letter.causeId(), letter.template()));
        Map<UUID, MailLinkResult> answers = new HashMap<>();
        for (LinkResponse reply : replies.links()) {
            MailTemplate template = asked.get(reply.causeId());
            if (template == null) {
                continue;
            }
            try {
                answers.put(reply.causeId(), reply.toResult(template));
            } catch (IllegalArgumentException e) {
                LOG.error("account-service answered for cause {} with {}", reply.causeId(), e.getMessage());
            }
        }
        return answers;
    }

    private Mono<Map<UUID, MailLinkResult>> markUnavailable(Throwable e) {
        if (away.compareAndSet(false, true)) {
            // Only the kind: the message of an answer that could not be read may quote it.
            LOG.warn(
                    "account-service gives no links, mails wait: {}",
                    e.getClass().getSimpleName());
        }
        return Mono.just(Map.of());
    }

    private void markAvailable() {
        if (away.compareAndSet(true, false)) {
            LOG.info("account-service gives links again");
        }
    }

    /** A question for one link belongs to that mail's trace; one for several to none. */
    private static void addTraceparent(HttpHeaders headers, List<MailSnapshot.MailDetails> letters) {
        if (letters.size() == 1) {
            headers.set(
                    "traceparent",
                    TraceContext.traceparentOrNew(letters.getFirst().traceparent()));
        }
    }

    private record CauseReference(UUID causeId, UUID accountId) {}

    private record LinkBatchRequest(List<CauseReference> causes) {}

    private record LinkBatchResponse(List<LinkResponse> links) {}

    /** What account-service says about the link of one cause. */
    sealed interface MailLinkResult {

        /** The link: always the same for the same cause. */
        record Issued(Instant expiresAt, SecretValue token) implements MailLinkResult {}

        /** The cause has not reached account-service. */
        record NotKnownYet() implements MailLinkResult {}

        /** There is no link to send, and there will be none. */
        record Dead(EmailReason reason) implements MailLinkResult {

            Terminated toTermination(UUID emailId) {
                TerminationType ending =
                        reason == EmailReason.LINK_EXPIRED ? TerminationType.EXPIRED : TerminationType.SUPPRESSED;
                return new Terminated(emailId, ending, reason);
            }
        }
    }

    /** One answer of account-service as it stands in its JSON. */
    record LinkResponse(
            UUID causeId,
            String outcome,
            @Nullable String purpose,
            @Nullable Instant expiresAt,
            @Nullable String token,
            @Nullable String reason) {

        private static final Map<String, EmailReason> REASONS = Map.of(
                "coalesced", EmailReason.COALESCED,
                "over-limit", EmailReason.OVER_LIMIT,
                "account-disabled", EmailReason.ACCOUNT_DISABLED,
                "account-erased", EmailReason.ACCOUNT_ERASED,
                "link-superseded", EmailReason.LINK_SUPERSEDED,
                "link-expired", EmailReason.LINK_EXPIRED);

        /**
         * In our terms.
         *
         * @throws IllegalArgumentException for an answer that makes no sense for such a mail
         */
        MailLinkResult toResult(MailTemplate template) {
            return switch (outcome) {
                case "ISSUED" -> toIssued(template);
                case "NOT_KNOWN_YET" -> new MailLinkResult.NotKnownYet();
                case "VOID" -> new MailLinkResult.Dead(toVoidReason());
                default -> throw new IllegalArgumentException("an outcome we do not know");
            };
        }

        private MailLinkResult toIssued(MailTemplate template) {
            boolean forThisMail = template == MailTemplate.FIRST_SIGN_IN
                    ? "FIRST_SIGN_IN".equals(purpose)
                    : "PASSWORD_RESET".equals(purpose);
            if (!forThisMail || expiresAt == null || token == null || !token.matches("[A-Za-z0-9_-]{16,512}")) {
                throw new IllegalArgumentException("a link that does not fit its mail");
            }
            return new MailLinkResult.Issued(expiresAt, new SecretValue(token));
        }

        private EmailReason toVoidReason() {
            EmailReason known = REASONS.get(String.valueOf(reason));
            if (known == null) {
                throw new IllegalArgumentException("a reason we do not know");
            }
            return known;
        }

        /** Masked: holds a token. */
        @Override
        public String toString() {
            return "LinkReply[causeId=" + causeId + ", outcome=" + outcome + "]";
        }
    }
}
