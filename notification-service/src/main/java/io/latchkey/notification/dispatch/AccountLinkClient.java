package io.latchkey.notification.dispatch;

import static io.latchkey.contracts.internal.LinksOperation.ISSUE_LINKS;
import static io.latchkey.platform.settings.SettingCheck.requireThat;
import static io.latchkey.platform.web.UrlOrigin.isHttpUrl;

import io.latchkey.contracts.internal.LinksOperation.LinkCause;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.CodeIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkIssued;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkNotKnownYet;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkNotUnderstood;
import io.latchkey.contracts.internal.LinksOperation.LinkOutcome.LinkVoid;
import io.latchkey.contracts.internal.LinksOperation.LinksRequest;
import io.latchkey.contracts.internal.LinksOperation.LinksResponse;
import io.latchkey.notification.delivery.MailSnapshot.MailDetails;
import io.latchkey.notification.mail.MailKind;
import io.latchkey.platform.trace.StageTimer;
import io.latchkey.platform.trace.TraceContext;
import io.micrometer.core.instrument.MeterRegistry;
import io.micrometer.core.instrument.Timer;
import io.netty.channel.ChannelOption;
import java.net.URI;
import java.time.Clock;
import java.time.Duration;
import java.time.Instant;
import java.util.HashMap;
import java.util.List;
import java.util.Map;
import java.util.UUID;
import java.util.concurrent.atomic.AtomicBoolean;
import java.util.stream.IntStream;
import org.slf4j.Logger;
import org.slf4j.LoggerFactory;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.http.HttpHeaders;
import org.springframework.http.MediaType;
import org.springframework.http.client.reactive.ReactorClientHttpConnector;
import org.springframework.stereotype.Component;
import org.springframework.web.reactive.function.client.WebClient;
import reactor.core.publisher.Mono;
import reactor.netty.http.client.HttpClient;

/** Asks account-service for the links and codes of mails, and measures how fast and with which outcomes it answers. */
@Component
final class AccountLinkClient {

    private static final Logger LOG = LoggerFactory.getLogger(AccountLinkClient.class);
    private static final int MAX_RESPONSE_BYTES = 1024 * 1024;
    private static final Duration[] BUCKETS =
            IntStream.of(5, 25, 100, 500, 2000).mapToObj(Duration::ofMillis).toArray(Duration[]::new);

    private final WebClient accountService;
    private final MeterRegistry meters;
    private final StageTimer stages;
    private final Clock clock;
    private final Timer responseTime;
    private final AtomicBoolean unavailable = new AtomicBoolean();

    AccountLinkClient(
            AccountLinkSettings settings,
            WebClient.Builder builder,
            MeterRegistry meters,
            StageTimer stages,
            Clock clock) {
        this.accountService = settings.createClient(builder);
        this.meters = meters;
        this.stages = stages;
        this.clock = clock;
        this.responseTime = Timer.builder("latchkey.mail.links.time")
                .description("From a question for links to its answer")
                .serviceLevelObjectives(BUCKETS)
                .register(meters);
    }

    /** The outcomes by cause. A cause that is missing has no outcome now, whatever the reason, and its mail waits. */
    Mono<Map<UUID, LinkOutcome>> requestLinks(List<MailDetails> mails) {
        var request = new LinksRequest(mails.stream()
                .map(mail -> new LinkCause(mail.causeId(), mail.accountId()))
                .toList());
        long started = System.nanoTime();
        return accountService
                .post()
                .uri(ISSUE_LINKS.path())
                .contentType(MediaType.APPLICATION_JSON)
                .headers(headers -> addTraceparent(headers, mails))
                .bodyValue(ISSUE_LINKS.writeRequest(request))
                .retrieve()
                .bodyToMono(byte[].class)
                .map(body -> usableOutcomes(mails, ISSUE_LINKS.readResponse(body)))
                .doOnNext(outcomes -> markAvailable())
                .onErrorResume(this::markUnavailable)
                .defaultIfEmpty(Map.of())
                .doOnNext(outcomes -> recordOutcomes(mails, outcomes, Duration.ofNanos(System.nanoTime() - started)));
    }

    /** Those that were asked for, are understood, and fit their mail. */
    static Map<UUID, LinkOutcome> usableOutcomes(List<MailDetails> mails, LinksResponse response) {
        Map<UUID, MailKind> asked = new HashMap<>();
        mails.forEach(mail -> asked.put(mail.causeId(), MailKind.of(mail.template())));
        Map<UUID, LinkOutcome> usable = new HashMap<>();
        for (LinkOutcome outcome : response.links()) {
            MailKind kind = asked.get(outcome.causeId());
            if (kind != null && isUsable(outcome, kind)) {
                usable.put(outcome.causeId(), outcome);
            } else if (kind != null) {
                LOG.error("account-service answered for cause {} with a link that cannot be used", outcome.causeId());
            }
        }
        return usable;
    }

    private static boolean isUsable(LinkOutcome outcome, MailKind kind) {
        return switch (outcome) {
            case LinkIssued issued -> kind.secret() != null && kind.secret().isIssuedBy(issued);
            case CodeIssued issued -> kind.secret() != null && kind.secret().isIssuedBy(issued);
            case LinkNotKnownYet notKnown -> true;
            case LinkVoid dead -> true;
            case LinkNotUnderstood unknown -> false;
        };
    }

    private Mono<Map<UUID, LinkOutcome>> markUnavailable(Throwable e) {
        if (unavailable.compareAndSet(false, true)) {
            // Only the type: the message about a response that could not be read may quote it.
            LOG.warn(
                    "account-service issues no links, mails wait: {}",
                    e.getClass().getSimpleName());
        }
        return Mono.just(Map.of());
    }

    private void markAvailable() {
        if (unavailable.compareAndSet(true, false)) {
            LOG.info("account-service issues links again");
        }
    }

    private void recordOutcomes(List<MailDetails> asked, Map<UUID, LinkOutcome> outcomes, Duration taken) {
        responseTime.record(taken);
        meters.counter("latchkey.mail.links", "outcome", "none").increment(asked.size() - outcomes.size());
        Instant now = clock.instant();
        for (MailDetails mail : asked) {
            LinkOutcome outcome = outcomes.get(mail.causeId());
            if (outcome != null) {
                meters.counter("latchkey.mail.links", "outcome", labelOf(outcome))
                        .increment();
            }
            if (outcome instanceof LinkIssued || outcome instanceof CodeIssued) {
                stages.recordReached(
                        StageTimer.PipelineStage.LINKED,
                        mail.template().code(),
                        Duration.between(mail.causedAt(), now));
            }
        }
    }

    private static String labelOf(LinkOutcome outcome) {
        return switch (outcome) {
            case LinkIssued issued -> "Issued";
            case CodeIssued issued -> "CodeIssued";
            case LinkNotKnownYet notKnown -> "NotKnownYet";
            case LinkVoid dead -> "Dead";
            case LinkNotUnderstood unknown -> "none";
        };
    }

    /** A request for one link belongs to that mail's trace; one for several belongs to none. */
    private static void addTraceparent(HttpHeaders headers, List<MailDetails> mails) {
        if (mails.size() == 1) {
            headers.set(
                    "traceparent",
                    TraceContext.traceparentOrNew(mails.getFirst().traceparent()));
        }
    }

    /**
     * Where account-service is, and with which key this service calls it.
     *
     * @param keys of this service for account-service; the first is sent
     */
    @ConfigurationProperties("latchkey.account")
    record AccountLinkSettings(URI url, List<String> keys, Duration connectTimeout, Duration answerTimeout) {

        AccountLinkSettings {
            keys = List.copyOf(keys);
            requireThat(isHttpUrl(url), "LATCHKEY_ACCOUNT_URL must be an http or https address");
            requireThat(
                    !keys.isEmpty() && !keys.getFirst().isBlank(), "LATCHKEY_NOTIFICATION_TO_ACCOUNT_KEYS is missing");
        }

        WebClient createClient(WebClient.Builder builder) {
            HttpClient http = HttpClient.create()
                    .responseTimeout(answerTimeout)
                    .option(ChannelOption.CONNECT_TIMEOUT_MILLIS, Math.toIntExact(connectTimeout.toMillis()));
            return builder.clone()
                    .baseUrl(url.toString())
                    .clientConnector(new ReactorClientHttpConnector(http))
                    .codecs(codecs -> codecs.defaultCodecs().maxInMemorySize(MAX_RESPONSE_BYTES))
                    .defaultHeader(
                            HttpHeaders.AUTHORIZATION,
                            "Bearer " + keys.getFirst().strip())
                    .build();
        }

        /** Masked: holds keys. */
        @Override
        public String toString() {
            return "AccountLinkSettings[url=" + url + "]";
        }
    }
}
