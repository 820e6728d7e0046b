package io.latchkey.gateway.executive;

import static io.latchkey.platform.settings.SettingCheck.requireThat;

import io.latchkey.contracts.AccountRole;
import io.latchkey.gateway.clients.CallResult;
import io.latchkey.gateway.clients.NotificationServiceClient;
import io.latchkey.gateway.clients.NotificationServiceClient.MailDocument;
import io.latchkey.gateway.directory.AccountDirectory;
import io.latchkey.gateway.session.SessionPrincipal.SignedIn;
import io.latchkey.gateway.session.SessionService;
import io.latchkey.platform.web.Problem;
import java.time.Duration;
import java.util.List;
import java.util.UUID;
import java.util.concurrent.Semaphore;
import org.springframework.boot.context.properties.ConfigurationProperties;
import org.springframework.boot.context.properties.bind.DefaultValue;
import org.springframework.context.event.ContextClosedEvent;
import org.springframework.context.event.EventListener;
import org.springframework.http.codec.ServerSentEvent;
import org.springframework.http.server.reactive.ServerHttpRequest;
import org.springframework.stereotype.Component;
import reactor.core.publisher.Flux;
import reactor.core.publisher.Mono;
import reactor.core.publisher.Sinks;

/**
 * Live streams of an account's mails: asks for them again and again while a client is connected, and sends on each that
 * changed. notification-service reads its tables each time, so every replica of either service gives the same.
 */
@Component
final class AccountMailStreams {
    private static final String EVENT = "email";
    private static final Duration RETRY_AFTER = Duration.ofSeconds(10);

    private final NotificationServiceClient notifications;
    private final SessionService sessions;
    private final AccountDirectory directory;
    private final StreamSettings settings;
    private final Semaphore permits;
    private final Sinks.Empty<Void> closing = Sinks.empty();

    AccountMailStreams(
            NotificationServiceClient notifications,
            SessionService sessions,
            AccountDirectory directory,
            StreamSettings settings) {
        this.notifications = notifications;
        this.sessions = sessions;
        this.directory = directory;
        this.settings = settings;
        this.permits = new Semaphore(settings.most());
    }

    /**
     * First every mail as it stands, oldest first, then each that changes; comments in between keep the connection open.
     * Ends when the reader may no longer read, the account is gone or this replica stops; fails with the problem {@code
     * unavailable} when too many are open already.
     */
    Flux<ServerSentEvent<String>> openStream(UUID accountId, ServerHttpRequest request) {
        return Flux.defer(() -> {
            if (!permits.tryAcquire()) {
                return Flux.error(Problem.unavailable(RETRY_AFTER).toException());
            }
            return Flux.merge(streamChanges(accountId, request), keepAliveComments())
                    .takeUntilOther(awaitAccessLoss(accountId, request))
                    .takeUntilOther(closing.asMono())
                    .doFinally(end -> permits.release());
        });
    }

    private Flux<ServerSentEvent<String>> streamChanges(UUID accountId, ServerHttpRequest request) {
        return Flux.defer(() -> {
            var detector = new MailChangeDetector();
            return notifications
                    .fetchMailDocument(accountId)
                    .repeatWhen(looked -> looked.delayElements(settings.every()))
                    .map(result -> findChanges(detector, result))
                    .filter(changes -> !changes.isEmpty())
                    // What changed after a session ended is not for its holder.
                    .concatMap(
                            changes -> mayRead(accountId, request)
                                    .filter(may -> may)
                                    .map(may -> changes),
                            1)
                    .concatMapIterable(changes -> changes, 1)
                    .map(mail -> ServerSentEvent.builder(mail).event(EVENT).build());
        });
    }

    /** Without a response there is nothing to show; the next look may have one. */
    private static List<String> findChanges(MailChangeDetector detector, CallResult<MailDocument> result) {
        return result.fold(document -> detector.findChanges(document.json()), retryAfter -> List.of());
    }

    private Flux<ServerSentEvent<String>> keepAliveComments() {
        return Flux.interval(Duration.ZERO, settings.keepAlive())
                .onBackpressureDrop()
                .map(tick -> ServerSentEvent.<String>builder().comment("").build());
    }

    private Mono<Boolean> awaitAccessLoss(UUID accountId, ServerHttpRequest request) {
        return Flux.interval(settings.check())
                .onBackpressureDrop()
                .concatMap(tick -> mayRead(accountId, request), 1)
                .filter(may -> !may)
                .next();
    }

    /** Whether the session still counts, its holder is still an executive, and the account is still there. */
    private Mono<Boolean> mayRead(UUID accountId, ServerHttpRequest request) {
        return sessions.findPrincipalWithoutTouch(request)
                .ofType(SignedIn.class)
                .filter(reader -> reader.account().person().roles().contains(AccountRole.EXECUTIVE))
                .flatMap(executive -> directory.findById(accountId))
                .hasElement()
                // Without the database this cannot be told: the stream ends, and its client connects again.
                .onErrorReturn(false);
    }

    /** Before the server waits for open responses: these would never end. */
    @EventListener(ContextClosedEvent.class)
    void closeStreams() {
        closing.tryEmitEmpty();
    }

    /**
     * Settings of the streams.
     *
     * @param most open at once in this replica
     * @param every pause between two looks
     * @param keepAlive pause between two comments
     * @param check how often access is checked again
     */
    @ConfigurationProperties("latchkey.stream")
    record StreamSettings(
            @DefaultValue("200") int most,
            @DefaultValue("400ms") Duration every,
            @DefaultValue("15s") Duration keepAlive,
            @DefaultValue("2s") Duration check) {
        StreamSettings {
            requireThat(
                    most >= 1 && every.isPositive() && keepAlive.isPositive() && check.isPositive(),
                    "latchkey.stream: most at least 1, durations positive");
        }
    }
}
